export { readDocument, type DocumentToRead } from './readDocument';
