/** An address without its fragment, which is a place in the page and not another page. */
export function pageAddress(url: string = location.href): string {
  return url.replace(/#.*/, '');
}
