/** What an element is known by where it is made anew. */
export const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? element.textContent ?? '';

/** Whether whoever uses the keyboard would start again from the top of the page. */
export const isFocusLost = (): boolean =>
  !document.activeElement || document.activeElement === document.body;

/**
 * What stands where an element stood. A page's header is made anew when it begins or ceases to stick
 * to the top, and with it its buttons.
 */
export const successorOf = (
  element: HTMLElement,
  name: string,
  within: ParentNode = document
): HTMLElement | undefined =>
  element.isConnected
    ? element
    : [...within.querySelectorAll<HTMLElement>(element.tagName)].find(
        (other) => name !== '' && nameOf(other) === name
      );
