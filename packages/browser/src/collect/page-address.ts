/** An address without its fragment, which is a place in the page and not another page. */
export const pageAddress = (url: string = location.href): string => {
  return url.split('#')[0] as string;
};
