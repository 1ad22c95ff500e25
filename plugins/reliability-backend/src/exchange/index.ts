export { createExchange } from './createExchange';
