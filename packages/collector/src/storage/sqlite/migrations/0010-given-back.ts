/** What was given back of orders that the shop had not confirmed yet. */
export const givenBackMigration: string = `
ALTER TABLE report_orders ADD COLUMN given_back INTEGER NOT NULL DEFAULT 0;
`;
