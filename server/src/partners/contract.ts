/** Requests and responses of the partners' routes. */
export {};
