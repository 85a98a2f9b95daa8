/** The request of the README's first command, word for word. */
export const README_REQUEST =
  'A FastAPI service from ghcr.io/acme/orders:1.4.2 on port 8000, 3 to 10 replicas, needs Postgres and Redis, public at orders.example.com with TLS';
