import type { Assignment } from '../domain';

/** Where Gradescope keeps everything; another folder for a trial at home. */
const ROOT = 'root=${AUTOGRADER_ROOT:-/autograder}';

/** `setup.sh`: run once, as root and with a network, when the image is built. */
export function setupScript(): string {
  return `#!/usr/bin/env bash
# Makes the image ready: Node, bubblewrap where there is one, and what the grader needs.
set -euo pipefail
${ROOT}

has_node() {
  command -v node > /dev/null && command -v npm > /dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

export DEBIAN_FRONTEND=noninteractive
if ! has_node; then
  apt-get update
  apt-get install -y --no-install-recommends ca-certificates curl
  mkdir -p /etc/apt/keyrings
  key=/etc/apt/keyrings/nodesource.asc
  curl -fsSL https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key -o "$key"
  echo "deb [signed-by=$key] https://deb.nodesource.com/node_22.x nodistro main" > /etc/apt/sources.list.d/nodesource.list
  apt-get update
  apt-get install -y --no-install-recommends nodejs
fi

# Without it student code is kept apart by processes alone; the grader takes what there is.
command -v bwrap > /dev/null || { apt-get update && apt-get install -y --no-install-recommends bubblewrap; } || true

cd "$root/source"
npm install --omit=dev --ignore-scripts --no-audit --no-fund
node grader/bin/grader.cjs --version
`;
}

/** `run_autograder`: run for each submission. A fault leaves no results.json, so that nobody gets a zero for it. */
export function runAutograderScript({ name, notebook }: Assignment): string {
  return `#!/usr/bin/env bash
# Grades the notebook in submission/ and writes results/results.json.
set -euo pipefail
${ROOT}
name=${quote(notebook)}
results=$root/results/results.json
mkdir -p "$root/results"
rm -f "$results"

# A result of 0 that the student can mend: what to upload.
ask_for() {
  node -e 'console.log(JSON.stringify({ score: 0, output: process.argv[1], output_format: "text", stdout_visibility: "hidden" }))' -- "$1" > "$results.part"
  mv "$results.part" "$results"
  echo "$1"
  exit 0
}

notebooks=()
named=()
while IFS= read -r -d '' file; do
  notebooks+=("$file")
  if [ "\${file##*/}" = "$name" ]; then named+=("$file"); fi
done < <(find "$root/submission" \\( -name .ipynb_checkpoints -o -name __MACOSX -o -name node_modules \\) -prune -o -type f -iname '*.ipynb' -print0 | sort -z)

if [ "\${#notebooks[@]}" -eq 0 ]; then
  ask_for "There is no notebook in what you uploaded: upload $name."
elif [ "\${#notebooks[@]}" -eq 1 ]; then
  chosen=\${notebooks[0]}
elif [ "\${#named[@]}" -eq 1 ]; then
  chosen=\${named[0]}
elif [ "\${#named[@]}" -eq 0 ]; then
  ask_for "There are \${#notebooks[@]} notebooks in what you uploaded, and none is called $name: upload only the one that is to be graded."
else
  ask_for "There are \${#named[@]} notebooks called $name in what you uploaded: upload only the one that is to be graded."
fi

# The secret that was packed is the one that counts.
unset GRADER_SECRET
code=0
node "$root/source/grader/bin/grader.cjs" grade "$chosen" --root "$root/source" --assignment ${quote(name)} --report "gradescope=$results" || code=$?

# 1 means that points are missing, which is a result; anything else is a fault, which is not the student's.
if [ "$code" -gt 1 ]; then
  rm -f "$results"
  echo "The autograder itself failed (exit code $code): nothing was graded." >&2
  exit "$code"
fi
`;
}

/** As one word of a shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
