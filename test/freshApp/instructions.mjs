const FENCE = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** From a heading up to the next one of the same rank or above. */
function sectionOf(markdown, heading) {
  const rank = heading.indexOf(' ');
  const start = markdown.indexOf(`${heading}\n`);
  if (start < 0) {
    throw new Error(`There is no section "${heading}".`);
  }
  const body = markdown.slice(start + heading.length);
  const end = body.search(new RegExp(`^#{1,${rank}} `, 'm'));
  return end < 0 ? body : body.slice(0, end);
}

/**
 * What a section of a Markdown page tells its reader to do, in order:
 *
 * - `{ command }`: a line of a block of shell commands
 * - `{ file, where, code }`: a block of code whose first line is a comment that
 *   names a file, and after a comma, where in it the rest belongs
 *
 * Blocks of code that name no file, and shell commands marked `bash` and not `sh`,
 * only illustrate, and are left out.
 */
export function instructionsOf(markdown, heading) {
  const blocks = [...sectionOf(markdown, heading).matchAll(FENCE)];
  return blocks.flatMap(([, language, text]) => {
    if (language === 'sh') {
      return text
        .split('\n')
        .map(line => line.replace(/\s+#.*$/, '').trim())
        .filter(line => line !== '')
        .map(command => ({ command }));
    }
    const [, file, where] =
      /^\/\/ ([\w./-]+\.tsx?)(?:, (.*))?\n/.exec(text) ?? [];
    return file
      ? [{ file, where, code: text.slice(text.indexOf('\n') + 1).trim() }]
      : [];
  });
}
