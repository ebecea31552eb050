import './pull.test.ts'
