/** For interfaces that keep files of their own in the data directory; they may not reach into adapters. */
export { makeDirectory } from '../adapters/files/make-directory.js';
