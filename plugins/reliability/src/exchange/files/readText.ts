/**
 * The text of a file, as UTF-8. A reader rather than `file.text()`, whose
 * failure cannot be told from an empty file in some browsers.
 */
export function readText(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result ?? ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsText(file);
  });
}
