#!/usr/bin/env node
/** The `chancery` command. Exit status: 0 fine, 1 an input failed, 2 wrong usage. */
import { run } from './program.js';

process.exit(await run(process.argv.slice(2)));
