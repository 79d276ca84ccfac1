/** Writes amounts as a language does. Throws where there is no currency: the placement then keeps its own content. */
export const moneyFor = (locale: string): ((amount: number, currency: string) => string) => {
  return (amount, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
};
