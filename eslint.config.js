import js from "@eslint/js";
import globals from "globals";

const LIMITS = {
  complexity: ["error", 12],
  "max-lines": ["error", 250],
  "max-lines-per-function": ["error", { max: 45, skipComments: true }],
  eqeqeq: ["error", "always", { null: "ignore" }],
  "no-var": "error",
  "prefer-const": "error",
};

// In what is minified.
const NO_NESTING = ["error", {
  selector: "TemplateLiteral TemplateLiteral", message: "rjsmin takes a template inside another for code: join the texts with +.",
}];

export default [
  { ignores: ["**/node_modules/", ".venv/", "site/", "**/bundle.js", "tests/browser/"] },
  { ...js.configs.recommended, rules: { ...js.configs.recommended.rules, ...LIMITS } },
  {
    files: ["deterrence_kit/{app,portable}/browser/*.js"],
    languageOptions: { sourceType: "module", globals: globals.browser }, rules: { "no-restricted-syntax": NO_NESTING },
  },
  {
    files: ["deterrence_kit/serve/template/static/*.js"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  { files: ["tests/scripts/*.js", "tests/portable/*.mjs", "tools/*.mjs", "eslint.config.js"], languageOptions: { sourceType: "module", globals: globals.node } },
];
