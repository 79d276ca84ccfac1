import { QuenProvider } from '@quen/react';
import type { ReactElement } from 'react';
import { CartProvider, useCart } from './cart.tsx';
import { Link, NavigationContext, useNavigationState } from './navigation.tsx';
import type { PageData } from './page-data.ts';
import { CartPage } from './pages/cart-page.tsx';
import { CategoryPage } from './pages/category-page.tsx';
import { HomePage } from './pages/home-page.tsx';
import { ProductPage } from './pages/product-page.tsx';
import { Shelf } from './shelf.tsx';

/** The whole shop. On the server `collector` is never asked; in the browser it is the page's own origin. */
export function App({ collector, ...data }: PageData & { readonly collector: string }): ReactElement {
  const navigation = useNavigationState(data.path);
  return (
    <QuenProvider options={{ key: data.publishableKey, collector, locale: 'vi' }} decisions={data.decisions}>
      <CartProvider items={data.items}>
        <NavigationContext value={navigation}>
          <Header categories={data.categories} />
          <main id="main">
            <CurrentPage key={navigation.path} data={data} path={navigation.path} />
          </main>
        </NavigationContext>
      </CartProvider>
    </QuenProvider>
  );
}

function Header({ categories }: Pick<PageData, 'categories'>): ReactElement {
  const { lines } = useCart();
  return (
    <header className="top">
      <div className="top-row wrap">
        <Link className="brand" href="/">
          <img src="/assets/mark.svg" alt="" width={44} height={44} />
          <span>
            <b>Nhà Mây</b>
            <small>React</small>
          </span>
        </Link>
        <nav className="tools">
          <Link className="cart-link" href="/gio-hang">
            Giỏ hàng <span className="count">{lines.reduce((sum, line) => sum + line.quantity, 0)}</span>
          </Link>
        </nav>
      </div>
      <nav className="shelves wrap">
        {categories.map(({ id, name }) => (
          <Link key={id} href={`/c/${id}`}>
            {name}
          </Link>
        ))}
      </nav>
    </header>
  );
}

function CurrentPage({ data, path }: { readonly data: PageData; readonly path: string }): ReactElement {
  const [, kind, id = ''] = path.split('/');
  const item = kind === 'p' ? data.items.find((candidate) => candidate.id === id) : undefined;
  const category = kind === 'c' ? data.categories.find((candidate) => candidate.id === id) : undefined;
  if (path === '/') return <HomePage {...data} />;
  if (item) return <ProductPage {...data} item={item} />;
  if (category) return <CategoryPage {...data} {...category} />;
  if (path === '/gio-hang') return <CartPage {...data} />;
  if (path === '/cam-on') {
    return (
      <div className="wrap">
        <h1>Cảm ơn bạn!</h1>
        <Shelf id="order-next" title="Lần tới nhé" fallback={data.items.slice(0, 6)} />
      </div>
    );
  }
  return (
    <div className="wrap">
      <h1>Không có trang này</h1>
    </div>
  );
}
