// @ts-check
// How the brief looks, in its own window, in a file and on paper.

export const BRIEF_STYLE = `
  @page { margin: 12mm; }
  * { box-sizing: border-box; }
  body { max-width: 186mm; margin: 8mm auto; color: #1b1f23; background: #fff; font: 10pt/1.35 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  h1 { font-size: 16pt; margin: 0; } h2 { font-size: 11pt; margin: 3mm 0 1mm; } p { margin: 1mm 0; }
  .meta, figcaption, footer { color: #57606a; font-size: 8.5pt; overflow-wrap: anywhere; }
  .sentence { font-size: 11.5pt; font-weight: 600; margin: 2mm 0; }
  .figures { display: flex; flex-wrap: wrap; gap: 1.5mm 3mm; margin: 2mm 0; }
  .figures div { flex: 1 1 30mm; border-left: 3px solid #0060a8; padding-left: 2mm; }
  .figures b { display: block; font-size: 13pt; }
  .figures span { font-size: 8.5pt; color: #57606a; display: block; }
  .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm 5mm; align-items: start; }
  .story { display: grid; grid-template-columns: 1.3fr 0.7fr 1.3fr; gap: 1mm 5mm; }
  .story ul { list-style: none; padding: 0; } .story li { margin-bottom: 0.8mm; }
  figure { margin: 0; } .wide { grid-column: 1 / -1; } .wide img { max-height: 88mm; } img { width: 100%; max-height: 66mm; object-fit: contain; object-position: left; }
  .dk-legend { display: flex; flex-wrap: wrap; gap: 0 3mm; font-size: 8.5pt; color: #57606a; }
  .dk-legend b { font-weight: 400; margin-right: 1mm; }
  .dk-legend i { display: inline-block; width: 18mm; height: 2mm; margin: 0 1mm; print-color-adjust: exact; background: linear-gradient(90deg, #00224e, #35456c, #666970, #948e77, #c8b866, #fee838); }
  table { border-collapse: collapse; width: 100%; font-size: 9pt; }
  th, td { text-align: left; padding: 0.6mm 3mm 0.6mm 0; border-bottom: 1px solid #d0d7de; }
  ul { margin: 1mm 0; padding-left: 5mm; font-size: 9pt; }
  nav { display: flex; gap: 0.5rem; margin-bottom: 5mm; } nav button { font: inherit; min-height: 2rem; padding: 3px 0.75rem; }
  @media print { nav { display: none; } body { margin: 0 auto; } }
`;
