/** The words of an element, with plain spaces where a number must not be parted from its unit. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\u00a0/g, ' ');
}
