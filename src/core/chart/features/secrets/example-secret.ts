/** What our test values give for a secret that has no default. It opens nothing. */
export const EXAMPLE_SECRET = 'example-value-for-tests';

/** {@link EXAMPLE_SECRET} as the `data` of a Secret holds it. */
export const EXAMPLE_SECRET_BASE64 = 'ZXhhbXBsZS12YWx1ZS1mb3ItdGVzdHM=';
