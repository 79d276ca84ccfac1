import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactElement,
  useContext,
  useEffect,
  useState,
} from 'react';

interface Navigation {
  readonly path: string;
  go(path: string): void;
}

export const NavigationContext = createContext<Navigation>({ path: '/', go: () => undefined });

/** The present path, and the way to another without loading the page. */
export function useNavigationState(initial: string): Navigation {
  const [path, setPath] = useState(initial);
  useEffect(() => {
    const follow = (): void => setPath(window.location.pathname);
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);
  const go = (to: string): void => {
    window.history.pushState(null, '', to);
    window.scrollTo(0, 0);
    setPath(to);
  };
  return { path, go };
}

/** A link that moves within the shop; a new tab stays a new tab. */
export function Link({
  href,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }): ReactElement {
  const { go } = useContext(NavigationContext);
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
