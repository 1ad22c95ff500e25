import { Response } from 'express';

/** Answers with a document in Markdown, as a file. */
export function sendMarkdown(
  res: Response,
  fileName: string,
  text: string,
): void {
  res.setHeader('Content-Type', 'text/markdown; charset=utf-8');
  res.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  res.end(text);
}
