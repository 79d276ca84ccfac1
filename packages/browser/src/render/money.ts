/** Writes amounts as a language does; a currency that `Intl` does not know is written beside the number. */
export const moneyFor = (locale: string): ((amount: number, currency: string) => string) => {
  return (amount, currency) => {
    try {
      return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
    } catch {
      return `${amount} ${currency}`;
    }
  };
};
