/*
 * The development server covers the page with every error of the window. This one
 * is none: the browser says that a size changed while sizes were being told, and
 * tells the rest in the next frame. A list that opens beside its field brings it
 * about. Whoever listens first can keep it from the others, so this is loaded first.
 */
window.addEventListener('error', event => {
  if (event.message.startsWith('ResizeObserver loop')) {
    event.stopImmediatePropagation();
  }
});
