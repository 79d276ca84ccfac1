/** What happened to a product's price and stock, as JSON: the log of events does not tell it. Of before, only a list price above the price says something. */
export const productHistoriesMigration: string = `
ALTER TABLE products ADD COLUMN history TEXT;
UPDATE products
SET history = json_object(
  'droppedAtMs', body ->> 'updatedAtMs', 'formerPriceMinor', body ->> 'listPriceMinor', 'formerUntilMs', 0, 'backAtMs', 0
)
WHERE body ->> 'listPriceMinor' > body ->> 'priceMinor' AND body ->> 'updatedAtMs' > 0;
`;
