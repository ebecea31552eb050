/** Rows of a page, as measured (PROTOCOL §4). */
const MEASURED: Readonly<Record<string, number>> = {
  ka10079: 900,
  ka10080: 900,
  ka20004: 900,
  ka20005: 900,
  ka10081: 600,
  ka10082: 300,
  ka10083: 240,
  ka10094: 30,
  ka20006: 600,
  ka20007: 300,
  ka20008: 240,
  ka20019: 40,
  ka10020: 200,
  ka10023: 200,
  ka10024: 200,
  ka10025: 200,
  ka10013: 100,
  ka10015: 100,
  ka10026: 100,
  ka10028: 100,
  ka10066: 100,
  ka20002: 100,
  ka40004: 100,
  ka90001: 100,
  ka90010: 100,
  ka10098: 100,
  ka50010: 100,
  ka10063: 800,
  ka10046: 60,
  ka10047: 60,
  ka10008: 50,
  ka50012: 30,
  ka10086: 20,
  ka90013: 20,
}

// Unmeasured.
const USUAL = 30

export function pageSizeOf(id: string): number {
  return MEASURED[id] ?? USUAL
}
