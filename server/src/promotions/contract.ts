/** Requests and responses of the promotions' routes. */
export {};
