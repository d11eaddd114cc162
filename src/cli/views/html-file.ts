/**
 * An HTML file that needs nothing else: style and script are inside and named by their hashes in the content security
 * policy, so nothing that an article smuggles in can run or be fetched.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escaped } from './markup.js';

/** From the doctype to the beginning of `<main>`. Without a script none may run. */
export function htmlFileHead(title: string, style: string, script: string | null): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    ...(script === null ? [] : [`script-src 'sha256-${sha256(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="chancery">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
`;
}

/** A file of `data/`. */
export function readAsset(name: string): string {
  return readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64');
}
