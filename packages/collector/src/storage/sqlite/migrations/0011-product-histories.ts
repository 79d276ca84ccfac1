/** What happened to a product's price and stock, as JSON: the log of events does not tell it. */
export const productHistoriesMigration: string = `
ALTER TABLE products ADD COLUMN history TEXT;
`;
