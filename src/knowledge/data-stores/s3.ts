import type { DataStore } from '../../core/intake/knowledge.js';

/** S3 object storage as a service that components use. */
export const s3 = {
  engine: 's3',
  title: 'S3 object storage',
  words: ['s3', 'object storage', 'object store', 'minio', 's3 bucket'],
  images: ['minio', 'rustfs'],
  port: { value: 443, reference: 'https://docs.aws.amazon.com/general/latest/gr/s3.html (2026-11-20)' },
  secret: 'object-storage',
  keys: [
    { name: 'S3_ENDPOINT', purpose: 'Address of the object store' },
    { name: 'S3_BUCKET', purpose: 'Name of the bucket' },
    { name: 'AWS_ACCESS_KEY_ID', purpose: 'Access key id' },
    { name: 'AWS_SECRET_ACCESS_KEY', purpose: 'Secret access key' },
  ],
  schemes: ['s3'],
} as const satisfies DataStore;
