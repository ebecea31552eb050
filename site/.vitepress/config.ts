export { config as default } from '../config/config.ts'
