#!/bin/sh
# TypeScript 5.9.3, and 5.0.4 (the one in tslab 1.0.22). Seen 2026-11-27, Node 20.20.2.
#
# `new ((new A() as any)?.m as any)()` is TypeScript; the JavaScript it means is `new ((new A())?.m)()`. Taking the casts
# away, the compiler takes both pairs of parentheses with them, and writes `new new A()?.m()`, which no engine reads: V8
# says "Invalid optional chain from new expression". There is no diagnostic. One of the two casts alone does no harm:
# `new ((new A() as any)?.m)()` and `new ((new A())?.m as any)()` come out right.
#
# Seen, for each of the two versions:
#   5.9.3: new new A()?.m();
#     0 diagnostics; SyntaxError: Invalid optional chain from new expression
#     one cast: new (new A()?.m)();
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ts-new@npm:typescript@5.9.3 ts-old@npm:typescript@5.0.4 >/dev/null
cat >run.cjs <<'EOF'
let isSame = true;
for (const name of ['ts-new', 'ts-old']) {
  const ts = require(name);
  const compilerOptions = { target: ts.ScriptTarget.ES2022 };
  const write = (text) => ts.transpileModule(text, { reportDiagnostics: true, compilerOptions });
  const { outputText, diagnostics } = write('new ((new A() as any)?.m as any)();');
  let answer = 'no error';
  try {
    new Function('A', outputText);
  } catch (error) {
    answer = `${error.name}: ${error.message}`;
  }
  console.log(`${ts.version}: ${outputText.trim()}`);
  console.log(`  ${diagnostics.length} diagnostics; ${answer}`);
  console.log(`  one cast: ${write('new ((new A() as any)?.m)();').outputText.trim()}`);
  isSame &&= outputText.trim() === 'new new A()?.m();' && diagnostics.length === 0 && answer.startsWith('SyntaxError');
}
if (!isSame) {
  console.log('This has changed.');
  process.exit(1);
}
EOF
node run.cjs
