#!/bin/sh
# Checks the page's scripts: `types` (with the style), or `tests`. Node is needed for that alone, so where
# it is missing this is left out in a sentence, except in CI=true, which must not miss it.
leave_out() {
	echo "The page's scripts were not checked: $1."
	test "$CI" != true
	exit
}
command -v node >/dev/null || leave_out "node is missing"
if [ "$1" = tests ]; then
	exec node --test tests/scripts/*.test.js
fi
command -v npm >/dev/null || leave_out "npm is missing"
if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
	npm ci --silent || leave_out "their tools could not be installed"
fi
npx --no-install tsc && npx --no-install eslint .
