/** How the exchange of a run reads the protocol's open questions (docs/protocol.md#open-questions): one way a run. */
import type { Rules } from '@kiwoom-rx/testing/exchange'
import type { Luck } from '../luck.ts'

export function drawReadings(luck: Luck): Partial<Rules> {
  return {
    latency: luck.pick([1, 5, 20, 80]),
    headerCase: luck.pick(['lower', 'title']),
    badTokenStatus: luck.pick([200, 401]),
    rateStatus: luck.pick([429, 200]),
    endOfData: luck.pick(['empty', 'blankRow']),
    noticeLatency: luck.pick([0, 10, 200]),
    fillFids: luck.pick(['total', 'each']),
    executionNumbers: luck.pick(['shared', 'perVenue']),
    cancelNotices: luck.pick(['both', 'cancellation']),
    executionRows: luck.pick(['order', 'fill']),
    codeLetters: luck.pick(['captured', 'everywhere']),
    clockOffset: luck.pick([0, 0, 30_000, -30_000]),
    tokenLife: luck.pick([86_400_000, 86_400_000, 120_000]),
    oneSessionPerKey: luck.chance(0.8),
    takeoverDelay: luck.pick([0, 0, 3_000]),
    revokeEndsSession: luck.chance(0.5),
    refusedLogin: luck.pick(['reply', 'replyAndSystem', 'system']),
    earlyRequest: luck.pick(['refuse', 'ignore', 'end']),
    pingPeriod: luck.pick([10_000, 10_000, 4_000]),
    repeatedSearch: luck.pick(['silence', 'answer']),
    refreshDrops: luck.pick(['group', 'session']),
    removeScope: luck.pick(['pair', 'item', 'group']),
    absentRemove: luck.pick(['accept', 'refuse']),
    repeatedReg: luck.pick(['accept', 'refuse']),
    // Frames arrive late by what the network between adds: the laws compare with what was sent at once.
    flushPeriod: luck.pick([100, 100, 0]),
    entriesPerFrame: luck.pick([4, 1, 10]),
    mixedFrames: luck.chance(0.15),
    keyOrder: luck.pick(['measured', 'measured', 'measured', 'manual', 'shuffled']),
    forms: luck.pick(['measured', 'measured', 'manual']),
    viScope: luck.pick(['market', 'registered']),
    viStatus: luck.pick(['kind', 'phase']),
    viReleaseInTrigger: luck.chance(0.3),
  }
}
