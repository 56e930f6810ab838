/** What generators do with the workspace as Nx shows it; nothing is written in a dry run. */
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

/** Writes a file in our format. */
export async function write(tree, file, text) {
  const config = await resolveConfig(path.join(tree.root, file));
  tree.write(file, await format(text, { ...config, parser: file.endsWith('.mjs') ? 'babel' : 'typescript' }));
}

/** Changes a file. `change` gets its text and its name. */
export function edit(tree, file, change) {
  return write(tree, file, change(tree.read(file, 'utf8'), file));
}

/**
 * A change that puts a line before a place.
 * @throws Error where the place is not in the file, or more than once: the file has changed since this was written
 */
export function before(place, line) {
  return (text, file) => {
    const parts = text.split(place);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} places "${place.trim()}" instead of one`);
    return `${parts[0]}${line}${place}${parts[1]}`;
  };
}
