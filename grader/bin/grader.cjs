#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `grader needs Node 20.19 or newer; this is ${process.version}. Install one from https://nodejs.org.`,
  );
  process.exit(2);
}
try {
  process.cwd();
} catch {
  console.error('grader: the folder that this was started in is not there any more: go into another one.');
  process.exit(2);
}
const cli = join(__dirname, '..', 'dist', 'cli.js');
if (!existsSync(cli)) {
  console.error('grader is not built yet: run "npm run build" (or "npm ci", which builds it).');
  process.exit(2);
}
require(cli);
