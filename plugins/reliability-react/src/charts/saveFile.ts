/** Hands a file to the browser to save. @public */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
