import type { ShopSettings } from '@quen/protocol';
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';

/** Before the rules have been read. */
const unknownShop: Pick<ShopSettings, 'name' | 'currency' | 'timeZone' | 'languages'> = {
  name: 'Quen',
  currency: 'VND',
  timeZone: 'Asia/Ho_Chi_Minh',
  languages: ['vi', 'en'],
};
const ShopContext = createContext<typeof unknownShop>(unknownShop);

/** Gives the shop's name, currency, time zone and languages to all below. */
export function ShopProvider({
  shop,
  children,
}: {
  readonly shop: typeof unknownShop | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return <ShopContext value={shop ?? unknownShop}>{children}</ShopContext>;
}

/** The shop this console is for. */
export function useShop(): typeof unknownShop {
  return useContext(ShopContext);
}
