/** The Korean of the tables of operators: families, what each operator does, and what it costs. */

/** By the English title of a family. */
export const TITLES: Readonly<Record<string, string>> = {
  Changes: '변화량',
  Windows: '이동 구간',
  Thresholds: '문턱값과 돌파',
  Patience: '확인과 대기',
  'Volatility interruptions (변동성완화장치)': '변동성완화장치(VI)',
  'Sessions (장운영구분)': '장운영구분',
  Indicators: '보조지표',
  'Bars and books': '봉과 호가',
  Joins: '결합',
  'Flow control': '흐름 조절',
  Signals: '신호',
  Items: '종목',
  'Functions of a book': '호가 함수',
  'Functions of a signal': '신호 함수',
  'Functions of a price': '가격 함수',
  'References of a change': '변화량의 기준',
}

/** By the name of an operator or function. */
export const WHAT: Readonly<Record<string, string>> = {
  delta: '직전 수와의 차이를 냅니다(직전 대비).',
  deltaPercent: '직전 수와의 차이를 퍼센트로 냅니다(등락률).',
  sinceOpen: '장이 시작한 가격에서 얼마나 움직였는지 차이와 퍼센트로 냅니다(시가 대비).',
  ticksSince: '처음 가격이나 기준 가격에서 호가단위로 몇 틱 움직였는지 냅니다.',
  rateOfChange: '이동 구간 동안 몇 퍼센트 변했는지 냅니다(변화율, ROC).',
  mean: '이동 구간의 평균을 냅니다(단순 이동평균).',
  meanBefore: '각 수 바로 앞까지의 이동 구간 평균을 냅니다(직전 이동평균).',
  ema: '지수이동평균을 냅니다.',
  vwap: '이동 구간의 거래량 가중 평균가격을 냅니다.',
  sum: '이동 구간의 합계를 냅니다.',
  deviation: '이동 구간의 표준편차를 냅니다.',
  zScore: '이동 구간의 평균에서 표준편차 몇 배만큼 떨어졌는지 냅니다(표준점수).',
  min: '이동 구간의 가장 작은 수를 냅니다(최저).',
  max: '이동 구간의 가장 큰 수를 냅니다(최고).',
  median: '이동 구간의 중앙값을 냅니다.',
  quantile: '이동 구간의 분위수를 냅니다.',
  correlation: '이벤트의 두 수가 이동 구간에서 얼마나 함께 움직이는지 냅니다(상관계수).',
  threshold: '수가 기준 위(또는 아래)로 들어갈 때 한 번, 나올 때 한 번 냅니다(돌파와 이탈).',
  crossAbove: '고정되거나 움직이는 기준을 위로 넘을 때마다 냅니다(상향 돌파).',
  crossBelow: '고정되거나 움직이는 기준을 아래로 넘을 때마다 냅니다(하향 돌파).',
  crossover: '두 수 가운데 첫째가 둘째를 위나 아래로 넘을 때마다 냅니다(골든크로스, 데드크로스).',
  band: '수가 밴드의 아래, 안, 위 가운데 어디에 있는지, 바뀔 때마다 냅니다(밴드 이탈).',
  breakout: '앞선 이동 구간의 모든 값보다 높거나 낮은 수를 냅니다(신고가, 신저가 돌파).',
  outlier: '앞선 이동 구간의 평균에서 멀리 떨어진 수를 냅니다(이상치).',
  trailingStop: '가격이 최고가에서 정한 만큼 떨어지면 냅니다(추적 손절매).',
  openingRange: '그날의 시가 범위가 끝난 뒤의 이벤트를 그 범위의 고가·저가와 함께 냅니다.',
  confirm: '조건이 충분히 오래 유지된 이벤트를, 유지될 때마다 한 번 통과시킵니다(신호 확정).',
  debounceSignal: '한동안 취소되지 않고 유지된 신호를 통과시킵니다(신호 유지 확인).',
  cooldown: '이벤트를 하나 통과시킨 뒤 한동안 막습니다(재진입 대기).',
  pauseDuringVi: 'VI가 발동되어 단일가매매 중인 종목의 이벤트만 막습니다.',
  onlyDuringVi: 'VI가 발동 중인 종목의 이벤트만 통과시킵니다.',
  afterVi: 'VI가 해제된 직후 한동안의 이벤트만 통과시킵니다.',
  markVi: '이벤트마다 그 종목이 VI 발동 중인지 표시합니다.',
  viState: '종목마다 VI가 발동될 때와 해제될 때 알립니다.',
  session: '거래소의 알림으로 거래소별 장운영구분을 알립니다.',
  duringSession: '종목의 거래소가 특정 장운영구분에 있을 때의 이벤트만 통과시킵니다(정규장, 프리마켓 등).',
  skipAuctions: '종목의 거래소가 단일가매매(동시호가) 중일 때의 이벤트를 막습니다.',
  duringTime: '한국 시각으로 특정 시간대의 이벤트만 통과시킵니다.',
  indicator: '`trading-signals` 패키지의 지표나 그와 같은 지표를 스트림에 돌립니다(보조지표).',
  bars: '체결로 봉을 만듭니다: 시가, 고가, 저가, 종가, 매수·매도 거래량, VWAP(분봉, 틱봉).',
  sessionBoundaries: '장운영구분이 바뀌는 지점을 `bars`의 경계로 냅니다.',
  viBoundaries: 'VI로 단일가매매에 들어가는 지점을 `bars`의 경계로 냅니다.',
  bookState: '호가마다 시장의 위치를 알립니다: 매수·매도 최우선호가, 스프레드, 중간값, 마이크로프라이스(호가 상태).',
  orderFlow: '체결마다 당시 호가의 어디에서 이루어졌고 몇 주를 사거나 팔았는지 알립니다(체결 방향).',
  historyThenLive: '지나간 것을 먼저, 그다음 실시간을 냅니다. 빠지거나 겹치는 것이 없습니다(과거와 실시간 결합).',
  asOf: '이벤트마다 그보다 늦지 않은, 다른 스트림의 최신 값을 붙입니다(시점 결합).',
  alignBars: '같은 시각에 시작하는 여러 종목의 봉을 한 행으로 모읍니다(봉 정렬).',
  dedupe: '앞에서 나온 적이 없는 키의 값만 통과시킵니다(중복 제거).',
  conflate: '최신 이벤트를 정한 간격보다 자주 내지 않습니다(최신값 병합).',
  conflatePerItem: '종목마다 최신 이벤트를 정한 간격보다 자주 내지 않습니다(종목별 최신값 병합).',
  throttlePerItem: '종목마다 이벤트를 하나 통과시킨 뒤 한동안 막습니다(종목별 발생 제한).',
  sample: '박자마다 앞 박자 뒤에 온 최신 이벤트를 통과시킵니다(표본 추출).',
  stale: '종목마다 너무 오래 조용할 때와 다시 움직일 때 알립니다(시세 지연 감시).',
  signal: '사용자의 규칙으로 이벤트를 매매 신호로 바꿉니다.',
  combineSignals:
    '한 종목의 여러 신호를 하나로 합칩니다: 모두 일치할 때, 하나라도 올 때, 가중치가 충분할 때(신호 결합).',
  flatAt: '한국 시각으로 정한 때부터 종목마다 매도 신호를 냅니다(장 마감 전 청산).',
  perItem: '여러 종목이 섞인 스트림에서 종목마다 따로 연산자를 돌립니다.',
  latestPerItem: '종목마다 최신 값을 유지하고, 이벤트마다 더해지고 바뀌고 빠진 것을 알립니다(종목별 최신값).',
  imbalance:
    '호가에서 매수 잔량이 매도 잔량보다 얼마나 많은지(매수우위): 모두 매도면 -1, 같으면 0, 모두 매수면 1입니다.',
  depth: '이 가격보다 불리하지 않게 한 번에 거래할 수 있는 주수입니다(호가 깊이).',
  sweepCost: '그만큼을 한 번에 사는 데(음수면 파는 데) 드는 금액입니다(시장가 체결 비용, 슬리피지).',
  explain: '신호가 왜 나왔는지 말로 보여 줍니다: 신호 하나에 한 줄, 합쳐진 신호마다 그 아래 한 줄(신호 근거).',
  tickSizeAt: '그 가격의 호가단위입니다.',
  onTick: '가격을 호가단위에 맞춥니다.',
  msAgo: '몇 밀리초 전의 값을 기준으로 삼습니다.',
}

const SUMS = '합은 double의 두 배 자릿수로 유지하므로, 긴 스트림에서도 반올림 오차가 쌓이지 않습니다.'
const ADDED = '빼는 계산이 없으므로, 긴 스트림에서도 반올림 오차가 쌓이지 않습니다.'
const WINDOW = '구간 길이와 상관없이 값마다 상각 O(1). 구간의 수를 보관합니다.'

/** By the English cost. */
export const COSTS: Readonly<Record<string, string>> = {
  'O(1).': 'O(1).',
  'O(1) a value and in memory.': '값마다 O(1), 메모리도 O(1).',
  'O(1) a frame and in memory.': '프레임마다 O(1), 메모리도 O(1).',
  'O(1) a notice and in memory.': '통지마다 O(1), 메모리도 O(1).',
  'O(1) an event.': '이벤트마다 O(1).',
  'O(1) a value, whatever `ago`; keeps the last `ago` numbers.':
    '`ago`와 상관없이 값마다 O(1). 마지막 `ago`개의 수를 보관합니다.',
  'O(1) a value; keeps one number, or the last `ago`.': '값마다 O(1). 수 하나 또는 마지막 `ago`개를 보관합니다.',
  'O(1) a value amortised, whatever the window; keeps its numbers.': WINDOW,
  'O(1) a value amortised, whatever the window; keeps its numbers. Nothing is ever subtracted, so no rounding error gathers over a long stream.': `${WINDOW} ${ADDED}`,
  'O(1) a value amortised, whatever the window; keeps its numbers. Sums are kept to twice the digits of a double, so no rounding error gathers over a long stream.': `${WINDOW} ${SUMS}`,
  'O(log n) a value in a window of n numbers, of which it keeps all.':
    '수가 n개인 구간에서 값마다 O(log n). n개를 모두 보관합니다.',
  'O(1) a value amortised; keeps the values of that time.': '값마다 상각 O(1). 그 시간 동안의 값을 보관합니다.',
  "O(1) a value besides the indicator's own work; keeps the indicator.":
    '지표 자체의 계산 말고는 값마다 O(1). 지표를 보관합니다.',
  'O(1) a value; keeps `max` keys.': '값마다 O(1). 키를 `max`개 보관합니다.',
  'O(1) a live value; a reading of n values costs the sorting, O(n log n). Keeps `max` keys, and while it reads the history read and the live values held.':
    '실시간 값마다 O(1). n개를 읽는 데는 정렬 비용 O(n log n)이 듭니다. 키를 `max`개, 읽는 동안에는 읽은 과거 값과 기다리는 실시간 값을 보관합니다.',
  'O(1) an event; keeps one event.': '이벤트마다 O(1). 이벤트 하나를 보관합니다.',
  'O(1) an event; keeps one session.': '이벤트마다 O(1). 장운영구분 하나를 보관합니다.',
  'O(1) an event; keeps the items of a day.': '이벤트마다 O(1). 하루의 종목을 보관합니다.',
  'O(1) an event; keeps the items that had an event in the last `ms`, with one event each.':
    '이벤트마다 O(1). 최근 `ms` 안에 이벤트가 있던 종목을 이벤트 하나씩과 함께 보관합니다.',
  'O(1) an event amortised; keeps the items that had an event pass in the last `ms`.':
    '이벤트마다 상각 O(1). 최근 `ms` 안에 이벤트가 통과한 종목을 보관합니다.',
  'O(1) an event amortised; keeps one value an item, at most `max`.':
    '이벤트마다 상각 O(1). 종목마다 값 하나를, 많아도 `max`개 보관합니다.',
  'O(1) an event amortised; keeps the last event of each item, of `max` at most.':
    '이벤트마다 상각 O(1). 종목마다 마지막 이벤트를, 많아도 `max`종목만큼 보관합니다.',
  'O(1) an event amortised; keeps for each item the latest value, and those of the last `slack` milliseconds that are still ahead of its events.':
    '이벤트마다 상각 O(1). 종목마다 최신 값과, 그 이벤트보다 앞선 최근 `slack` 밀리초의 값을 보관합니다.',
  "O(1) an event besides the pipeline's own work; memory: one pipeline an item, at most `max`.":
    '파이프라인 자체의 계산 말고는 이벤트마다 O(1). 종목마다 파이프라인 하나를, 많아도 `max`개 보관합니다.',
  'O(1) an event; memory: a few VIs for each code that had one that day.':
    '이벤트마다 O(1). 그날 VI가 있던 종목마다 VI 몇 개를 보관합니다.',
  'O(1) an event; memory: a few VIs for each code that had one that day, and what is held.':
    '이벤트마다 O(1). 그날 VI가 있던 종목마다 VI 몇 개와, 붙잡아 둔 이벤트를 보관합니다.',
  'O(1) an event, of at most twenty levels; keeps the last book.':
    '호가 스무 단계까지의 이벤트마다 O(1). 마지막 호가를 보관합니다.',
  'O(1) a frame; keeps the latest trigger of each code.': '프레임마다 O(1). 종목마다 최근 발동을 보관합니다.',
  'O(1) a trade; memory: one bar, and the latest boundaries, 64 at most.':
    '체결마다 O(1). 봉 하나와 최근 경계를 많아도 64개 보관합니다.',
  'O(1) a trade amortised; keeps for each item the latest book and those that are still ahead of its trades.':
    '체결마다 상각 O(1). 종목마다 최신 호가와, 체결보다 앞선 호가를 보관합니다.',
  'O(1) a bar for a given number of items; keeps at most `wait` rows, and the latest bar of each item.':
    '종목 수가 정해져 있을 때 봉마다 O(1). 행을 많아도 `wait`개, 종목마다 최근 봉을 보관합니다.',
  'O(1) a signal, of all that are combined.': '합쳐진 신호마다 O(1).',
  'O(1) a signal, of so many names; keeps one signal a name for each item that had one `within` the time.':
    '이름 수만큼의 신호마다 O(1). `within` 시간 안에 신호가 있던 종목마다 이름별로 신호 하나를 보관합니다.',
  'O(1), of at most ten levels. A quantity of 0 or that is no finite number throws.':
    '열 단계까지 O(1). 수량이 0이거나 유한한 수가 아니면 예외를 던집니다.',
  'O(1), of at most twenty levels. A bad `levels` throws.': '스무 단계까지 O(1). `levels`가 틀리면 예외를 던집니다.',
  'O(1), of at most twenty levels. A price that is no finite number throws.':
    '스무 단계까지 O(1). 가격이 유한한 수가 아니면 예외를 던집니다.',
}
