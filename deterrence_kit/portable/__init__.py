"""Pages that travel: the explorer as one HTML file, or as a folder of them, without a server.

See docs/tracing.md. It is the uppermost layer: it takes what pages show, and no page knows it.
"""
