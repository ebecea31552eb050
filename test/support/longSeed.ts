/** Gives the seed of a long run to every property of fast-check in it. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['KIWOOM_SEED']) })
