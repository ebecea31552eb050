/** Accounts (계좌). */
import { allSellBuy, anyOrderExchange, exchangeFromZero, heldBy, krxOrNxt, side, stockOrBond, yesNo } from './codes.ts'
import { rest } from './declare.ts'
import { code, date, flag, id, number, optional, price, rate, rows, signed, stock, text, time } from './field.ts'

/** Account number of the token (계좌번호조회), `ka00001` */
export const accountNumber = rest({
  id: 'ka00001',
  ko: '계좌번호조회',
  title: 'Account number of the token',
  url: '/api/dostk/acnt',
  request: {},
  response: {
    /** 계좌번호 · acctNo */ accountNumber: id('acctNo', '계좌번호'),
  },
})

/** Daily balance and return (일별잔고수익률), `ka01690` */
export const dailyBalanceReturn = rest({
  id: 'ka01690',
  ko: '일별잔고수익률',
  title: 'Daily balance and return',
  url: '/api/dostk/acnt',
  request: {
    /** 조회일자 · qry_dt */ queryDate: date('qry_dt', '조회일자'),
  },
  response: {
    /** 일자 · dt */ date: date('dt', '일자'),
    /** 총 매입가 · tot_buy_amt — KRW */ totalPurchaseAmount: number('tot_buy_amt', '총 매입가'),
    /** 총 평가금액 · tot_evlt_amt — KRW */ totalValuationAmount: number('tot_evlt_amt', '총 평가금액'),
    /** 총 평가손익 · tot_evltv_prft — KRW */ totalValuationProfitLoss: signed('tot_evltv_prft', '총 평가손익'),
    /** 수익률 · tot_prft_rt — percent */ totalReturnRate: rate('tot_prft_rt', '수익률'),
    /** 예수금 · dbst_bal — KRW */ deposit: signed('dbst_bal', '예수금'),
    /** 추정자산 · day_stk_asst — KRW */ estimatedAssets: signed('day_stk_asst', '추정자산'),
    /** 현금비중 · buy_wght — percent */ cashWeight: rate('buy_wght', '현금비중'),
    /** 일별잔고수익률 · day_bal_rt */ positions: rows('day_bal_rt', '일별잔고수익률', {
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 보유 수량 · rmnd_qty — shares */ holdingQuantity: number('rmnd_qty', '보유 수량'),
      /** 매입 단가 · buy_uv — KRW */ purchasePrice: price('buy_uv', '매입 단가'),
      /** 매수비중 · buy_wght — percent */ buyWeight: rate('buy_wght', '매수비중'),
      /** 평가손익 · evltv_prft — KRW */ valuationProfitLoss: signed('evltv_prft', '평가손익'),
      /** 수익률 · prft_rt — percent */ returnRate: rate('prft_rt', '수익률'),
      /** 평가금액 · evlt_amt — KRW; gross, with a rounded average price (net of fees and tax in kt00004, kt00005) */
      valuationAmount: number('evlt_amt', '평가금액'),
      /** 평가비중 · evlt_wght — percent */ valuationWeight: rate('evlt_wght', '평가비중'),
    }),
  },
})

/** Realized profit and loss by stock from a date (일자별종목별실현손익요청_일자), `ka10072` */
export const stockRealizedProfitLossByDate = rest({
  id: 'ka10072',
  ko: '일자별종목별실현손익요청_일자',
  title: 'Realized profit and loss by stock from a date',
  url: '/api/dostk/acnt',
  request: {
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
  },
  response: {
    /** 일자별종목별실현손익 · dt_stk_div_rlzt_pl */
    stockRealizedProfitLosses: rows('dt_stk_div_rlzt_pl', '일자별종목별실현손익', {
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 체결량 · cntr_qty — shares */ fillQuantity: signed('cntr_qty', '체결량'),
      /** 매입단가 · buy_uv — KRW */ purchasePrice: price('buy_uv', '매입단가'),
      /** 체결가 · cntr_pric — KRW */ fillPrice: price('cntr_pric', '체결가'),
      /** 당일매도손익 · tdy_sel_pl — KRW */ todaySellProfitLoss: signed('tdy_sel_pl', '당일매도손익'),
      /** 손익율 · pl_rt — percent */ profitRate: rate('pl_rt', '손익율'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
      /** 인출가능금액 · wthd_alowa — KRW */ withdrawableAmount: number('wthd_alowa', '인출가능금액'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 신용구분 · crd_tp — Korean words in practice */ creditType: text('crd_tp', '신용구분'),
      /** 종목코드1 · stk_cd_1 */ stockCode1: stock('stk_cd_1', '종목코드1'),
      /** 당일매도손익1 · tdy_sel_pl_1 — KRW */ todaySellProfitLoss1: signed('tdy_sel_pl_1', '당일매도손익1'),
    }),
  },
})

/** Realized profit and loss by stock over a period (일자별종목별실현손익요청_기간), `ka10073` */
export const stockRealizedProfitLossByPeriod = rest({
  id: 'ka10073',
  ko: '일자별종목별실현손익요청_기간',
  title: 'Realized profit and loss by stock over a period',
  url: '/api/dostk/acnt',
  request: {
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
  },
  response: {
    /** 일자별종목별실현손익 · dt_stk_rlzt_pl */
    stockRealizedProfitLosses: rows('dt_stk_rlzt_pl', '일자별종목별실현손익', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 당일hts매도수수료 · tdy_htssel_cmsn — sample holds a word (cash), not a fee */
      todayHtsSellCommission: text('tdy_htssel_cmsn', '당일hts매도수수료'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 체결량 · cntr_qty — shares */ fillQuantity: signed('cntr_qty', '체결량'),
      /** 매입단가 · buy_uv — KRW */ purchasePrice: price('buy_uv', '매입단가'),
      /** 체결가 · cntr_pric — KRW */ fillPrice: price('cntr_pric', '체결가'),
      /** 당일매도손익 · tdy_sel_pl — KRW */ todaySellProfitLoss: signed('tdy_sel_pl', '당일매도손익'),
      /** 손익율 · pl_rt — percent */ profitRate: rate('pl_rt', '손익율'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
      /** 인출가능금액 · wthd_alowa — KRW */ withdrawableAmount: number('wthd_alowa', '인출가능금액'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 신용구분 · crd_tp — Korean words in practice */ creditType: text('crd_tp', '신용구분'),
    }),
  },
})

/** Daily realized profit and loss (일자별실현손익요청), `ka10074` */
export const dailyRealizedProfitLoss = rest({
  id: 'ka10074',
  ko: '일자별실현손익요청',
  title: 'Daily realized profit and loss',
  url: '/api/dostk/acnt',
  request: {
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
  },
  response: {
    /** 총매수금액 · tot_buy_amt — KRW */ totalBuyAmount: number('tot_buy_amt', '총매수금액'),
    /** 총매도금액 · tot_sell_amt — KRW */ totalSellAmount: number('tot_sell_amt', '총매도금액'),
    /** 실현손익 · rlzt_pl — KRW */ realizedProfitLoss: signed('rlzt_pl', '실현손익'),
    /** 매매수수료 · trde_cmsn — KRW */ tradeCommission: number('trde_cmsn', '매매수수료'),
    /** 매매세금 · trde_tax — KRW */ tradeTax: number('trde_tax', '매매세금'),
    /** 일자별실현손익 · dt_rlzt_pl */ dailyRealizedProfitLosses: rows('dt_rlzt_pl', '일자별실현손익', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 매수금액 · buy_amt — KRW */ buyAmount: number('buy_amt', '매수금액'),
      /** 매도금액 · sell_amt — KRW */ sellAmount: signed('sell_amt', '매도금액'),
      /** 당일매도손익 · tdy_sel_pl — KRW */ todaySellProfitLoss: signed('tdy_sel_pl', '당일매도손익'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
    }),
  },
})

/** Unfilled orders (미체결요청), `ka10075` */
export const unfilledOrders = rest({
  id: 'ka10075',
  ko: '미체결요청',
  title: 'Unfilled orders',
  url: '/api/dostk/acnt',
  request: {
    /** 전체종목구분 · all_stk_tp */ scope: code('all_stk_tp', '전체종목구분', { 0: 'all 전체', 1: 'stock 종목' }),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', allSellBuy),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchangeFromZero),
  },
  response: {
    /** 미체결 · oso */ unfilledOrders: rows('oso', '미체결', {
      /** 계좌번호 · acnt_no */ accountNumber: id('acnt_no', '계좌번호'),
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 관리사번 · mang_empno */ managerEmployeeNumber: id('mang_empno', '관리사번'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 업무구분 · tsk_tp */ taskType: code('tsk_tp', '업무구분'),
      /** 주문상태 · ord_stt — Korean status word, for accepted, filled and so on */
      orderStatus: text('ord_stt', '주문상태'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 주문수량 · ord_qty — shares */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문가격 · ord_pric — KRW */ orderPrice: price('ord_pric', '주문가격'),
      /** 미체결수량 · oso_qty — shares */ unfilledQuantity: number('oso_qty', '미체결수량'),
      /** 체결누계금액 · cntr_tot_amt — KRW */ cumulativeFillAmount: number('cntr_tot_amt', '체결누계금액'),
      /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
      /** 주문구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문구분'),
      /** 매매구분 · trde_tp */ tradeType: text('trde_tp', '매매구분'),
      /** 시간 · tm */ time: time('tm', '시간'),
      /** 체결번호 · cntr_no */ fillNumber: id('cntr_no', '체결번호'),
      /** 체결가 · cntr_pric — KRW */ fillPrice: price('cntr_pric', '체결가'),
      /** 체결량 · cntr_qty — shares */ fillQuantity: signed('cntr_qty', '체결량'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 매도호가 · sel_bid — KRW */ askPrice: price('sel_bid', '매도호가'),
      /** 매수호가 · buy_bid — KRW */ bidPrice: price('buy_bid', '매수호가'),
      /** 단위체결가 · unit_cntr_pric — KRW; price of this one fill */
      unitFillPrice: price('unit_cntr_pric', '단위체결가'),
      /** 단위체결량 · unit_cntr_qty — shares; quantity of this one fill */
      unitFillQuantity: number('unit_cntr_qty', '단위체결량'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
      /** 개인투자자 · ind_invsr — KRW */ individuals: signed('ind_invsr', '개인투자자'),
      /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchangeFromZero),
      /** 거래소구분텍스트 · stex_tp_txt */
      exchangeName: code('stex_tp_txt', '거래소구분텍스트', { 통합: 'unified', KRX: 'krx', NXT: 'nxt' }),
      /** SOR 여부값 · sor_yn */ sor: flag('sor_yn', 'SOR 여부값', yesNo),
      /** 스톱가 · stop_pric — KRW */ stopPrice: price('stop_pric', '스톱가'),
    }),
  },
})

/** Filled orders (체결요청), `ka10076` */
export const filledOrders = rest({
  id: 'ka10076',
  ko: '체결요청',
  title: 'Filled orders',
  url: '/api/dostk/acnt',
  request: {
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 조회구분 · qry_tp */ queryType: code('qry_tp', '조회구분', { 0: 'all 전체', 1: 'stock 종목' }),
    /** 매도수구분 · sell_tp */ side: code('sell_tp', '매도수구분', allSellBuy),
    /** 주문번호 · ord_no */ orderNumber: optional(id('ord_no', '주문번호')),
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchangeFromZero),
  },
  response: {
    /** 체결 · cntr */ fills: rows('cntr', '체결', {
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 주문구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문구분'),
      /** 주문가격 · ord_pric — KRW */ orderPrice: price('ord_pric', '주문가격'),
      /** 주문수량 · ord_qty — shares */ orderQuantity: number('ord_qty', '주문수량'),
      /** 체결가 · cntr_pric — KRW */ fillPrice: price('cntr_pric', '체결가'),
      /** 체결량 · cntr_qty — shares */ fillQuantity: signed('cntr_qty', '체결량'),
      /** 미체결수량 · oso_qty — shares */ unfilledQuantity: number('oso_qty', '미체결수량'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
      /** 주문상태 · ord_stt — Korean status word, for accepted, filled and so on */
      orderStatus: code('ord_stt', '주문상태'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
      /** 주문시간 · ord_tm */ orderTime: time('ord_tm', '주문시간'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchangeFromZero),
      /** 거래소구분텍스트 · stex_tp_txt — samples also show SOR and S-KRX */
      exchangeName: text('stex_tp_txt', '거래소구분텍스트'),
      /** SOR 여부값 · sor_yn */ sor: flag('sor_yn', 'SOR 여부값', yesNo),
      /** 스톱가 · stop_pric — KRW */ stopPrice: price('stop_pric', '스톱가'),
    }),
  },
})

/** Today's realized profit and loss in detail (당일실현손익상세요청), `ka10077` */
export const todayRealizedProfitLoss = rest({
  id: 'ka10077',
  ko: '당일실현손익상세요청',
  title: "Today's realized profit and loss in detail",
  url: '/api/dostk/acnt',
  request: {
    /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
  },
  response: {
    /** 당일실현손익 · tdy_rlzt_pl — KRW */ todayRealizedProfitLoss: signed('tdy_rlzt_pl', '당일실현손익'),
    /** 당일실현손익상세 · tdy_rlzt_pl_dtl */ realizedProfitLosses: rows('tdy_rlzt_pl_dtl', '당일실현손익상세', {
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 체결량 · cntr_qty — shares */ fillQuantity: signed('cntr_qty', '체결량'),
      /** 매입단가 · buy_uv — KRW */ purchasePrice: price('buy_uv', '매입단가'),
      /** 체결가 · cntr_pric — KRW */ fillPrice: price('cntr_pric', '체결가'),
      /** 당일매도손익 · tdy_sel_pl — KRW */ todaySellProfitLoss: signed('tdy_sel_pl', '당일매도손익'),
      /** 손익율 · pl_rt — percent */ profitRate: rate('pl_rt', '손익율'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    }),
  },
})

/** Account returns by position (계좌수익률요청), `ka10085` */
export const positionReturns = rest({
  id: 'ka10085',
  ko: '계좌수익률요청',
  title: 'Account returns by position',
  url: '/api/dostk/acnt',
  request: {
    /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchangeFromZero),
  },
  response: {
    /** 계좌수익률 · acnt_prft_rt — holdings with what their return is computed from */
    positions: rows('acnt_prft_rt', '계좌수익률', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 매입가 · pur_pric — KRW */ purchasePrice: price('pur_pric', '매입가'),
      /** 매입금액 · pur_amt — KRW */ purchaseAmount: number('pur_amt', '매입금액'),
      /** 보유수량 · rmnd_qty — shares */ holdingQuantity: number('rmnd_qty', '보유수량'),
      /** 당일매도손익 · tdy_sel_pl — KRW */ todaySellProfitLoss: signed('tdy_sel_pl', '당일매도손익'),
      /** 당일매매수수료 · tdy_trde_cmsn — KRW */ todayTradeCommission: number('tdy_trde_cmsn', '당일매매수수료'),
      /** 당일매매세금 · tdy_trde_tax — KRW */ todayTradeTax: number('tdy_trde_tax', '당일매매세금'),
      /** 신용구분 · crd_tp — 00 is cash; the codes of loans are not known, and those of the requests do not apply */
      creditType: code('crd_tp', '신용구분', heldBy),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 결제잔고 · setl_remn — shares */ settledQuantity: number('setl_remn', '결제잔고'),
      /** 청산가능수량 · clrn_alow_qty — shares */ liquidatableQuantity: number('clrn_alow_qty', '청산가능수량'),
      /** 신용금액 · crd_amt — KRW */ creditAmount: number('crd_amt', '신용금액'),
      /** 신용이자 · crd_int — KRW */ creditInterest: number('crd_int', '신용이자'),
      /** 만기일 · expr_dt */ maturityDate: date('expr_dt', '만기일'),
    }),
  },
})

/** Unfilled split orders in detail (미체결 분할주문 상세), `ka10088` */
export const unfilledSplitOrders = rest({
  id: 'ka10088',
  ko: '미체결 분할주문 상세',
  title: 'Unfilled split orders in detail',
  url: '/api/dostk/acnt',
  request: {
    /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
  },
  response: {
    /** 미체결분할주문리스트 · osop — unfilled parts of a split order */
    splitOrders: rows('osop', '미체결분할주문리스트', {
      /** 계좌번호 · acnt_no — not in the manual's table */ accountNumber: id('acnt_no', '계좌번호'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 주문수량 · ord_qty — shares */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문가격 · ord_pric — KRW */ orderPrice: price('ord_pric', '주문가격'),
      /** 미체결수량 · osop_qty — shares */ unfilledQuantity: number('osop_qty', '미체결수량'),
      /** 주문구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문구분'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 매도/수 구분 · sell_tp */ side: code('sell_tp', '매도/수 구분', side),
      /** 체결량 · cntr_qty — shares */ fillQuantity: signed('cntr_qty', '체결량'),
      /** 주문상태 · ord_stt — Korean status word, for accepted, filled and so on */
      orderStatus: code('ord_stt', '주문상태'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 거래소구분 · stex_tp */ exchange: code('stex_tp', '거래소구분', exchangeFromZero),
      /** 거래소구분텍스트 · stex_tp_txt — samples also show SOR and S-KRX */
      exchangeName: text('stex_tp_txt', '거래소구분텍스트'),
    }),
  },
})

/** Trade journal of a day (당일매매일지요청), `ka10170` */
export const dailyTradeJournal = rest({
  id: 'ka10170',
  ko: '당일매매일지요청',
  title: 'Trade journal of a day',
  url: '/api/dostk/acnt',
  request: {
    /** 기준일자 · base_dt */ baseDate: optional(date('base_dt', '기준일자')),
    /** 단주구분 · ottks_tp */
    sellScope: code('ottks_tp', '단주구분', {
      1: 'soldFromTodayBuys 당일매수에 대한 당일매도',
      2: 'allTodaySells 당일매도 전체',
    }),
    /** 현금신용구분 · ch_crd_tp */
    cashOrCredit: code('ch_crd_tp', '현금신용구분', { 0: 'all 전체', 1: 'cash 현금매매만', 2: 'credit 신용매매만' }),
  },
  response: {
    /** 총매도금액 · tot_sell_amt — KRW */ totalSellAmount: number('tot_sell_amt', '총매도금액'),
    /** 총매수금액 · tot_buy_amt — KRW */ totalBuyAmount: number('tot_buy_amt', '총매수금액'),
    /** 총수수료_세금 · tot_cmsn_tax — KRW */ totalCommissionAndTax: number('tot_cmsn_tax', '총수수료_세금'),
    /** 총정산금액 · tot_exct_amt — KRW */ totalSettlementAmount: signed('tot_exct_amt', '총정산금액'),
    /** 총손익금액 · tot_pl_amt — KRW */ totalProfitLoss: signed('tot_pl_amt', '총손익금액'),
    /** 총수익률 · tot_prft_rt — percent */ totalReturnRate: rate('tot_prft_rt', '총수익률'),
    /** 당일매매일지 · tdy_trde_diary */ journalEntries: rows('tdy_trde_diary', '당일매매일지', {
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 매수평균가 · buy_avg_pric — KRW */ buyAveragePrice: price('buy_avg_pric', '매수평균가'),
      /** 매수수량 · buy_qty — shares */ buyQuantity: number('buy_qty', '매수수량'),
      /** 매도평균가 · sel_avg_pric — KRW */ sellAveragePrice: price('sel_avg_pric', '매도평균가'),
      /** 매도수량 · sell_qty — shares */ sellQuantity: signed('sell_qty', '매도수량'),
      /** 수수료_제세금 · cmsn_alm_tax — KRW */ commissionAndTax: number('cmsn_alm_tax', '수수료_제세금'),
      /** 손익금액 · pl_amt — KRW */ profitLoss: signed('pl_amt', '손익금액'),
      /** 매도금액 · sell_amt — KRW */ sellAmount: signed('sell_amt', '매도금액'),
      /** 매수금액 · buy_amt — KRW */ buyAmount: number('buy_amt', '매수금액'),
      /** 수익률 · prft_rt — percent */ returnRate: rate('prft_rt', '수익률'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
    }),
  },
})

/** Deposit in detail (예수금상세현황요청), `kt00001` */
export const depositDetail = rest({
  id: 'kt00001',
  ko: '예수금상세현황요청',
  title: 'Deposit in detail',
  url: '/api/dostk/acnt',
  request: {
    /** 조회구분 · qry_tp */ queryType: code('qry_tp', '조회구분', { 2: 'standard 일반조회', 3: 'estimated 추정조회' }),
  },
  response: {
    /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
    /** 주식증거금현금 · profa_ch — KRW */ stockMarginCash: number('profa_ch', '주식증거금현금'),
    /** 수익증권증거금현금 · bncr_profa_ch — KRW */
    beneficiaryCertificateMarginCash: number('bncr_profa_ch', '수익증권증거금현금'),
    /** 익일수익증권매도정산대금 · nxdy_bncr_sell_exct — KRW; fund units sold, proceeds settling next day */
    nextDayBeneficiaryCertificateSellSettlement: number('nxdy_bncr_sell_exct', '익일수익증권매도정산대금'),
    /** 해외주식원화대용설정금 · fc_stk_krw_repl_set_amt — KRW; substitute value set against overseas stocks */
    overseasStockKrwSubstituteAmount: number('fc_stk_krw_repl_set_amt', '해외주식원화대용설정금'),
    /** 신용보증금현금 · crd_grnta_ch — KRW */ creditGuaranteeCash: number('crd_grnta_ch', '신용보증금현금'),
    /** 신용담보금현금 · crd_grnt_ch — KRW */ creditCollateralCash: number('crd_grnt_ch', '신용담보금현금'),
    /** 추가담보금현금 · add_grnt_ch — KRW */ additionalCollateralCash: number('add_grnt_ch', '추가담보금현금'),
    /** 기타증거금 · etc_profa — KRW */ otherMargin: number('etc_profa', '기타증거금'),
    /** 미수확보금 · uncl_stk_amt — KRW */ receivableSecuredAmount: number('uncl_stk_amt', '미수확보금'),
    /** 공매도대금 · shrts_prica — KRW */ shortSaleProceeds: number('shrts_prica', '공매도대금'),
    /** 신용설정평가금 · crd_set_grnta — KRW */ creditPledgedValuationAmount: number('crd_set_grnta', '신용설정평가금'),
    /** 수표입금액 · chck_ina_amt — KRW; paid in by bank check */
    checkDepositAmount: number('chck_ina_amt', '수표입금액'),
    /** 기타수표입금액 · etc_chck_ina_amt — KRW */
    otherCheckDepositAmount: number('etc_chck_ina_amt', '기타수표입금액'),
    /** 신용담보재사용 · crd_grnt_ruse — KRW */ creditCollateralReuseAmount: number('crd_grnt_ruse', '신용담보재사용'),
    /** 코넥스기본예탁금 · knx_asset_evltv — KRW; basic deposit required for KONEX trading */
    konexBasicDeposit: number('knx_asset_evltv', '코넥스기본예탁금'),
    /** ELW예탁평가금 · elwdpst_evlta — KRW */ elwDepositValuationAmount: number('elwdpst_evlta', 'ELW예탁평가금'),
    /** 신용대주권리예정금액 · crd_ls_rght_frcs_amt — KRW */
    stockLoanShortExpectedRightsAmount: number('crd_ls_rght_frcs_amt', '신용대주권리예정금액'),
    /** 생계형가입금액 · lvlh_join_amt — KRW; tax-favoured livelihood savings: amount enrolled */
    livelihoodSavingsJoinAmount: number('lvlh_join_amt', '생계형가입금액'),
    /** 생계형입금가능금액 · lvlh_trns_alowa — KRW; tax-favoured livelihood savings: amount still payable in */
    livelihoodSavingsDepositableAmount: number('lvlh_trns_alowa', '생계형입금가능금액'),
    /** 대용금평가금액(합계) · repl_amt — KRW */
    totalSubstituteValuationAmount: number('repl_amt', '대용금평가금액(합계)'),
    /** 잔고대용평가금액 · remn_repl_evlta — KRW; collateral value of the securities held */
    balanceSubstituteValuationAmount: number('remn_repl_evlta', '잔고대용평가금액'),
    /** 위탁대용잔고평가금액 · trst_remn_repl_evlta — KRW; securities pledged as substitute margin */
    brokerageSubstituteBalanceValuationAmount: number('trst_remn_repl_evlta', '위탁대용잔고평가금액'),
    /** 수익증권대용평가금액 · bncr_remn_repl_evlta — KRW */
    beneficiaryCertificateSubstituteValuationAmount: number('bncr_remn_repl_evlta', '수익증권대용평가금액'),
    /** 위탁증거금대용 · profa_repl — KRW; order margin met with substitute securities */
    brokerageSubstituteMargin: number('profa_repl', '위탁증거금대용'),
    /** 신용보증금대용 · crd_grnta_repl — KRW; covered by substitute securities */
    creditGuaranteeSubstitute: number('crd_grnta_repl', '신용보증금대용'),
    /** 신용담보금대용 · crd_grnt_repl — KRW; covered by substitute securities */
    creditCollateralSubstitute: number('crd_grnt_repl', '신용담보금대용'),
    /** 추가담보금대용 · add_grnt_repl — KRW; covered by substitute securities */
    additionalCollateralSubstitute: number('add_grnt_repl', '추가담보금대용'),
    /** 권리대용금 · rght_repl_amt — KRW */ rightsSubstituteAmount: number('rght_repl_amt', '권리대용금'),
    /** 출금가능금액 · pymn_alow_amt — KRW */ withdrawableAmount: number('pymn_alow_amt', '출금가능금액'),
    /** 랩출금가능금액 · wrap_pymn_alow_amt — KRW */
    wrapWithdrawableAmount: number('wrap_pymn_alow_amt', '랩출금가능금액'),
    /** 주문가능금액 · ord_alow_amt — KRW */ orderableAmount: number('ord_alow_amt', '주문가능금액'),
    /** 수익증권매수가능금액 · bncr_buy_alowa — KRW */
    beneficiaryCertificateBuyableAmount: number('bncr_buy_alowa', '수익증권매수가능금액'),
    /** 20%종목주문가능금액 · 20stk_ord_alow_amt — KRW; for stocks with a 20% margin rate */
    margin20OrderableAmount: number('20stk_ord_alow_amt', '20%종목주문가능금액'),
    /** 30%종목주문가능금액 · 30stk_ord_alow_amt — KRW; for stocks with a 30% margin rate */
    margin30OrderableAmount: number('30stk_ord_alow_amt', '30%종목주문가능금액'),
    /** 40%종목주문가능금액 · 40stk_ord_alow_amt — KRW; for stocks with a 40% margin rate */
    margin40OrderableAmount: number('40stk_ord_alow_amt', '40%종목주문가능금액'),
    /** 100%종목주문가능금액 · 100stk_ord_alow_amt — KRW; for stocks with a 100% margin rate */
    margin100OrderableAmount: number('100stk_ord_alow_amt', '100%종목주문가능금액'),
    /** 현금미수금 · ch_uncla — KRW; cash the customer still owes the broker */
    cashReceivable: number('ch_uncla', '현금미수금'),
    /** 현금미수연체료 · ch_uncla_dlfe — KRW */ cashReceivableLateFee: number('ch_uncla_dlfe', '현금미수연체료'),
    /** 현금미수금합계 · ch_uncla_tot — KRW */ totalCashReceivable: number('ch_uncla_tot', '현금미수금합계'),
    /** 신용이자미납 · crd_int_npay — KRW */ unpaidCreditInterest: number('crd_int_npay', '신용이자미납'),
    /** 신용이자미납연체료 · int_npay_amt_dlfe — KRW */
    unpaidCreditInterestOverdueFee: number('int_npay_amt_dlfe', '신용이자미납연체료'),
    /** 신용이자미납합계 · int_npay_amt_tot — KRW */
    unpaidCreditInterestTotal: number('int_npay_amt_tot', '신용이자미납합계'),
    /** 기타대여금 · etc_loana — KRW */ otherLoans: number('etc_loana', '기타대여금'),
    /** 기타대여금연체료 · etc_loana_dlfe — KRW */ otherLoansOverdueFee: number('etc_loana_dlfe', '기타대여금연체료'),
    /** 기타대여금합계 · etc_loan_tot — KRW */ otherLoansTotal: number('etc_loan_tot', '기타대여금합계'),
    /** 미상환융자금 · nrpy_loan — KRW */ unrepaidMarginLoan: number('nrpy_loan', '미상환융자금'),
    /** 융자금합계 · loan_sum — KRW */ marginLoanTotal: number('loan_sum', '융자금합계'),
    /** 대주금합계 · ls_sum — KRW */ stockLoanShortTotal: number('ls_sum', '대주금합계'),
    /** 신용담보비율 · crd_grnt_rt — percent */ creditCollateralRate: rate('crd_grnt_rt', '신용담보비율'),
    /** 중도이용료 · mdstrm_usfe — KRW; deposit usage fee paid mid-period */
    interimDepositInterest: number('mdstrm_usfe', '중도이용료'),
    /** 최소주문가능금액 · min_ord_alow_yn — KRW; an amount, despite the yn in its wire key */
    minimumOrderableAmount: number('min_ord_alow_yn', '최소주문가능금액'),
    /** 대출총평가금액 · loan_remn_evlt_amt — KRW */
    loanTotalValuationAmount: number('loan_remn_evlt_amt', '대출총평가금액'),
    /** 예탁담보대출잔고 · dpst_grntl_remn — shares; balance of loans secured by deposited securities */
    depositCollateralLoanBalance: number('dpst_grntl_remn', '예탁담보대출잔고'),
    /** 매도담보대출잔고 · sell_grntl_remn — shares; loan secured by pending sale proceeds */
    saleCollateralLoanBalance: number('sell_grntl_remn', '매도담보대출잔고'),
    /** d+1추정예수금 · d1_entra — KRW; one business day ahead */
    estimatedDepositD1: signed('d1_entra', 'd+1추정예수금'),
    /** d+1매도매수정산금 · d1_slby_exct_amt — KRW; sell settlement minus buy settlement */
    netSettlementAmountD1: signed('d1_slby_exct_amt', 'd+1매도매수정산금'),
    /** d+1매수정산금 · d1_buy_exct_amt — KRW; one business day ahead */
    buySettlementAmountD1: number('d1_buy_exct_amt', 'd+1매수정산금'),
    /** d+1미수변제소요금 · d1_out_rep_mor — KRW; amount needed to clear what is owed */
    receivableRepaymentRequiredD1: number('d1_out_rep_mor', 'd+1미수변제소요금'),
    /** d+1매도정산금 · d1_sel_exct_amt — KRW */ sellSettlementAmountD1: number('d1_sel_exct_amt', 'd+1매도정산금'),
    /** d+1출금가능금액 · d1_pymn_alow_amt — KRW */ withdrawableAmountD1: number('d1_pymn_alow_amt', 'd+1출금가능금액'),
    /** d+2추정예수금 · d2_entra — KRW; two business days ahead */
    estimatedDepositD2: signed('d2_entra', 'd+2추정예수금'),
    /** d+2매도매수정산금 · d2_slby_exct_amt — KRW; sell settlement minus buy settlement */
    netSettlementAmountD2: signed('d2_slby_exct_amt', 'd+2매도매수정산금'),
    /** d+2매수정산금 · d2_buy_exct_amt — KRW; two business days ahead */
    buySettlementAmountD2: number('d2_buy_exct_amt', 'd+2매수정산금'),
    /** d+2미수변제소요금 · d2_out_rep_mor — KRW; amount needed to clear what is owed */
    receivableRepaymentRequiredD2: number('d2_out_rep_mor', 'd+2미수변제소요금'),
    /** d+2매도정산금 · d2_sel_exct_amt — KRW */ sellSettlementAmountD2: number('d2_sel_exct_amt', 'd+2매도정산금'),
    /** d+2출금가능금액 · d2_pymn_alow_amt — KRW */ withdrawableAmountD2: number('d2_pymn_alow_amt', 'd+2출금가능금액'),
    /** 50%종목주문가능금액 · 50stk_ord_alow_amt — KRW; for stocks with a 50% margin rate */
    margin50OrderableAmount: number('50stk_ord_alow_amt', '50%종목주문가능금액'),
    /** 60%종목주문가능금액 · 60stk_ord_alow_amt — KRW; for stocks with a 60% margin rate */
    margin60OrderableAmount: number('60stk_ord_alow_amt', '60%종목주문가능금액'),
    /** 종목별예수금 · stk_entr_prst — one row per currency */
    currencyDeposits: rows('stk_entr_prst', '종목별예수금', {
      /** 통화코드 · crnc_cd — ISO 4217 code such as KRW */ currency: code('crnc_cd', '통화코드'),
      /** 외화예수금 · fx_entr — in the currency of the row */ foreignCurrencyDeposit: signed('fx_entr', '외화예수금'),
      /** 원화대용평가금 · fc_krw_repl_evlta — KRW */
      krwSubstituteValuationAmount: number('fc_krw_repl_evlta', '원화대용평가금'),
      /** 해외주식증거금 · fc_trst_profa — KRW */ overseasStockMargin: number('fc_trst_profa', '해외주식증거금'),
      /** 출금가능금액 · pymn_alow_amt — KRW */ withdrawableAmount: number('pymn_alow_amt', '출금가능금액'),
      /** 출금가능금액(예수금) · pymn_alow_amt_entr — KRW */
      depositWithdrawableAmount: number('pymn_alow_amt_entr', '출금가능금액(예수금)'),
      /** 주문가능금액(예수금) · ord_alow_amt_entr — KRW */
      depositOrderableAmount: number('ord_alow_amt_entr', '주문가능금액(예수금)'),
      /** 외화미수(합계) · fc_uncla — in the currency of the row */
      foreignCurrencyReceivableTotal: number('fc_uncla', '외화미수(합계)'),
      /** 외화현금미수금 · fc_ch_uncla — in the currency of the row */
      foreignCurrencyCashReceivable: number('fc_ch_uncla', '외화현금미수금'),
      /** 연체료 · dly_amt — KRW */ overdueFee: number('dly_amt', '연체료'),
      /** d+1외화예수금 · d1_fx_entr — in the currency of the row; one business day ahead */
      foreignCurrencyDepositD1: signed('d1_fx_entr', 'd+1외화예수금'),
      /** d+2외화예수금 · d2_fx_entr — in the currency of the row; two business days ahead */
      foreignCurrencyDepositD2: signed('d2_fx_entr', 'd+2외화예수금'),
      /** d+3외화예수금 · d3_fx_entr — KRW */ d3ForeignCurrencyDeposit: signed('d3_fx_entr', 'd+3외화예수금'),
      /** d+4외화예수금 · d4_fx_entr — KRW */ d4ForeignCurrencyDeposit: signed('d4_fx_entr', 'd+4외화예수금'),
    }),
  },
})

/** Daily estimated deposit assets (일별추정예탁자산현황요청), `kt00002` */
export const dailyEstimatedDepositAssets = rest({
  id: 'kt00002',
  ko: '일별추정예탁자산현황요청',
  title: 'Daily estimated deposit assets',
  url: '/api/dostk/acnt',
  request: {
    /** 시작조회기간 · start_dt */ startDate: date('start_dt', '시작조회기간'),
    /** 종료조회기간 · end_dt */ endDate: date('end_dt', '종료조회기간'),
  },
  response: {
    /** 일별추정예탁자산현황 · daly_prsm_dpst_aset_amt_prst */
    dailyAssets: rows('daly_prsm_dpst_aset_amt_prst', '일별추정예탁자산현황', {
      /** 일자 · dt */ date: date('dt', '일자'),
      /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
      /** 담보대출금 · grnt_use_amt — KRW */ collateralLoan: number('grnt_use_amt', '담보대출금'),
      /** 신용융자금 · crd_loan — KRW */ marginLoan: number('crd_loan', '신용융자금'),
      /** 대주담보금 · ls_grnt — KRW */ stockLoanShortCollateral: number('ls_grnt', '대주담보금'),
      /** 대용금 · repl_amt — KRW; collateral value of securities held */
      substituteAmount: number('repl_amt', '대용금'),
      /** 추정예탁자산 · prsm_dpst_aset_amt — KRW */
      estimatedDepositedAssets: signed('prsm_dpst_aset_amt', '추정예탁자산'),
      /** 추정예탁자산수익증권제외 · prsm_dpst_aset_amt_bncr_skip — KRW; leaves out fund units */
      estimatedDepositedAssetsExcludingBeneficiaryCertificates: signed(
        'prsm_dpst_aset_amt_bncr_skip',
        '추정예탁자산수익증권제외',
      ),
    }),
  },
})

/** Estimated assets (추정자산조회요청), `kt00003` */
export const estimatedAssets = rest({
  id: 'kt00003',
  ko: '추정자산조회요청',
  title: 'Estimated assets',
  url: '/api/dostk/acnt',
  request: {
    /** 상장폐지조회구분 · qry_tp */
    excludeDelisted: flag('qry_tp', '상장폐지조회구분', { 0: 'included 전체', 1: 'excluded 상장폐지종목제외' }),
  },
  response: {
    /** 추정예탁자산 · prsm_dpst_aset_amt — KRW */
    estimatedDepositedAssets: signed('prsm_dpst_aset_amt', '추정예탁자산'),
  },
})

/** Account valuation (계좌평가현황요청), `kt00004` */
export const valuationStatus = rest({
  id: 'kt00004',
  ko: '계좌평가현황요청',
  title: 'Account valuation',
  url: '/api/dostk/acnt',
  request: {
    /** 상장폐지조회구분 · qry_tp */
    excludeDelisted: flag('qry_tp', '상장폐지조회구분', { 0: 'included 전체', 1: 'excluded 상장폐지종목제외' }),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', krxOrNxt),
  },
  response: {
    /** 계좌명 · acnt_nm */ accountName: text('acnt_nm', '계좌명'),
    /** 지점명 · brch_nm */ branchName: text('brch_nm', '지점명'),
    /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
    /** D+2추정예수금 · d2_entra — KRW; two business days ahead */
    estimatedDepositD2: signed('d2_entra', 'D+2추정예수금'),
    /** 유가잔고평가액 · tot_est_amt — KRW */ securitiesBalanceValuationAmount: number('tot_est_amt', '유가잔고평가액'),
    /** 예탁자산평가액 · aset_evlt_amt — KRW; value of all assets held in the account */
    depositedAssetsValuationAmount: signed('aset_evlt_amt', '예탁자산평가액'),
    /** 총매입금액 · tot_pur_amt — KRW */ totalPurchaseAmount: number('tot_pur_amt', '총매입금액'),
    /** 추정예탁자산 · prsm_dpst_aset_amt — KRW */
    estimatedDepositedAssets: signed('prsm_dpst_aset_amt', '추정예탁자산'),
    /** 매도담보대출금 · tot_grnt_sella — KRW; loan secured by pending sale proceeds */
    saleCollateralLoan: number('tot_grnt_sella', '매도담보대출금'),
    /** 당일투자원금 · tdy_lspft_amt — KRW */ todayInvestmentPrincipal: number('tdy_lspft_amt', '당일투자원금'),
    /** 당월투자원금 · invt_bsamt — KRW */ currentMonthInvestmentPrincipal: number('invt_bsamt', '당월투자원금'),
    /** 누적투자원금 · lspft_amt — KRW */ cumulativeInvestmentPrincipal: number('lspft_amt', '누적투자원금'),
    /** 당일투자손익 · tdy_lspft — KRW */ todayInvestmentProfitLoss: signed('tdy_lspft', '당일투자손익'),
    /** 당월투자손익 · lspft2 — KRW */ currentMonthInvestmentProfitLoss: signed('lspft2', '당월투자손익'),
    /** 누적투자손익 · lspft — KRW */ cumulativeInvestmentProfitLoss: signed('lspft', '누적투자손익'),
    /** 당일손익율 · tdy_lspft_rt — percent */ todayProfitRate: rate('tdy_lspft_rt', '당일손익율'),
    /** 당월손익율 · lspft_ratio — percent */ currentMonthProfitRate: rate('lspft_ratio', '당월손익율'),
    /** 누적손익율 · lspft_rt — percent */ cumulativeProfitRate: rate('lspft_rt', '누적손익율'),
    /** 종목별계좌평가현황 · stk_acnt_evlt_prst */ positions: rows('stk_acnt_evlt_prst', '종목별계좌평가현황', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 보유수량 · rmnd_qty — shares */ holdingQuantity: number('rmnd_qty', '보유수량'),
      /** 평균단가 · avg_prc — KRW */ averagePrice: price('avg_prc', '평균단가'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 평가금액 · evlt_amt — KRW; net of fees and tax, with an average price that is cut (gross in kt00018, ka01690) */
      valuationAmount: number('evlt_amt', '평가금액'),
      /** 손익금액 · pl_amt — KRW */ profitLoss: signed('pl_amt', '손익금액'),
      /** 손익율 · pl_rt — percent */ profitRate: rate('pl_rt', '손익율'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 매입금액 · pur_amt — KRW */ purchaseAmount: number('pur_amt', '매입금액'),
      /** 결제잔고 · setl_remn — shares */ settledQuantity: number('setl_remn', '결제잔고'),
      /** 전일매수수량 · pred_buyq — shares */ previousDayBuyQuantity: number('pred_buyq', '전일매수수량'),
      /** 전일매도수량 · pred_sellq — shares */ previousDaySellQuantity: number('pred_sellq', '전일매도수량'),
      /** 금일매수수량 · tdy_buyq — shares */ todayBuyQuantity: number('tdy_buyq', '금일매수수량'),
      /** 금일매도수량 · tdy_sellq — shares */ todaySellQuantity: number('tdy_sellq', '금일매도수량'),
    }),
  },
})

/** Balance on a filled (trade-date) basis (체결잔고요청), `kt00005` */
export const filledBalance = rest({
  id: 'kt00005',
  ko: '체결잔고요청',
  title: 'Balance on a filled (trade-date) basis',
  url: '/api/dostk/acnt',
  request: {
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', krxOrNxt),
  },
  response: {
    /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
    /** 예수금D+1 · entr_d1 — KRW */ depositD1: signed('entr_d1', '예수금D+1'),
    /** 예수금D+2 · entr_d2 — KRW */ depositD2: signed('entr_d2', '예수금D+2'),
    /** 출금가능금액 · pymn_alow_amt — KRW */ withdrawableAmount: number('pymn_alow_amt', '출금가능금액'),
    /** 미수확보금 · uncl_stk_amt — KRW */ receivableSecuredAmount: number('uncl_stk_amt', '미수확보금'),
    /** 대용금 · repl_amt — KRW; collateral value of securities held */ substituteAmount: number('repl_amt', '대용금'),
    /** 권리대용금 · rght_repl_amt — KRW */ rightsSubstituteAmount: number('rght_repl_amt', '권리대용금'),
    /** 주문가능현금 · ord_alowa — KRW */ orderableCash: number('ord_alowa', '주문가능현금'),
    /** 현금미수금 · ch_uncla — KRW; cash the customer still owes the broker */
    cashReceivable: number('ch_uncla', '현금미수금'),
    /** 신용이자미납금 · crd_int_npay_gold — KRW */ unpaidCreditInterest: number('crd_int_npay_gold', '신용이자미납금'),
    /** 기타대여금 · etc_loana — KRW */ otherLoans: number('etc_loana', '기타대여금'),
    /** 미상환융자금 · nrpy_loan — KRW */ unrepaidMarginLoan: number('nrpy_loan', '미상환융자금'),
    /** 증거금현금 · profa_ch — KRW */ cashMargin: number('profa_ch', '증거금현금'),
    /** 증거금대용 · repl_profa — KRW; margin met with substitute securities */
    substituteMargin: number('repl_profa', '증거금대용'),
    /** 주식매수총액 · stk_buy_tot_amt — KRW */ totalStockBuyAmount: number('stk_buy_tot_amt', '주식매수총액'),
    /** 평가금액합계 · evlt_amt_tot — KRW */ valuationAmountTotal: number('evlt_amt_tot', '평가금액합계'),
    /** 총손익합계 · tot_pl_tot — KRW */ totalProfitLoss: signed('tot_pl_tot', '총손익합계'),
    /** 총손익률 · tot_pl_rt — percent */ totalProfitRate: rate('tot_pl_rt', '총손익률'),
    /** 총재매수가능금액 · tot_re_buy_alowa — KRW */
    totalRebuyableAmount: number('tot_re_buy_alowa', '총재매수가능금액'),
    /** 20%주문가능금액 · 20ord_alow_amt — KRW; for stocks with a 20% margin rate */
    margin20OrderableAmount: number('20ord_alow_amt', '20%주문가능금액'),
    /** 30%주문가능금액 · 30ord_alow_amt — KRW; for stocks with a 30% margin rate */
    margin30OrderableAmount: number('30ord_alow_amt', '30%주문가능금액'),
    /** 40%주문가능금액 · 40ord_alow_amt — KRW; for stocks with a 40% margin rate */
    margin40OrderableAmount: number('40ord_alow_amt', '40%주문가능금액'),
    /** 50%주문가능금액 · 50ord_alow_amt — KRW; for stocks with a 50% margin rate */
    margin50OrderableAmount: number('50ord_alow_amt', '50%주문가능금액'),
    /** 60%주문가능금액 · 60ord_alow_amt — KRW; for stocks with a 60% margin rate */
    margin60OrderableAmount: number('60ord_alow_amt', '60%주문가능금액'),
    /** 100%주문가능금액 · 100ord_alow_amt — KRW; for stocks with a 100% margin rate */
    margin100OrderableAmount: number('100ord_alow_amt', '100%주문가능금액'),
    /** 신용융자합계 · crd_loan_tot — KRW */ totalMarginLoan: number('crd_loan_tot', '신용융자합계'),
    /** 신용융자대주합계 · crd_loan_ls_tot — KRW */
    totalMarginLoanAndStockLoanShort: number('crd_loan_ls_tot', '신용융자대주합계'),
    /** 신용담보비율 · crd_grnt_rt — percent */ creditCollateralRate: rate('crd_grnt_rt', '신용담보비율'),
    /** 예탁담보대출금액 · dpst_grnt_use_amt_amt — KRW; loan secured by deposited securities */
    depositCollateralLoanAmount: number('dpst_grnt_use_amt_amt', '예탁담보대출금액'),
    /** 매도담보대출금액 · grnt_loan_amt — KRW; loan secured by pending sale proceeds */
    saleCollateralLoanAmount: number('grnt_loan_amt', '매도담보대출금액'),
    /** 종목별체결잔고 · stk_cntr_remn */ positions: rows('stk_cntr_remn', '종목별체결잔고', {
      /** 신용구분 · crd_tp — 00 is cash; the codes of loans are not known, and those of the requests do not apply */
      creditType: code('crd_tp', '신용구분', heldBy),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 만기일 · expr_dt */ maturityDate: date('expr_dt', '만기일'),
      /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 결제잔고 · setl_remn — shares */ settledQuantity: number('setl_remn', '결제잔고'),
      /** 현재잔고 · cur_qty — shares */ currentQuantity: number('cur_qty', '현재잔고'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 매입단가 · buy_uv — KRW */ purchasePrice: price('buy_uv', '매입단가'),
      /** 매입금액 · pur_amt — KRW */ purchaseAmount: number('pur_amt', '매입금액'),
      /** 평가금액 · evlt_amt — KRW; net of fees and tax, with an average price that is cut (gross in kt00018, ka01690) */
      valuationAmount: number('evlt_amt', '평가금액'),
      /** 평가손익 · evltv_prft — KRW */ valuationProfitLoss: signed('evltv_prft', '평가손익'),
      /** 손익률 · pl_rt — percent */ profitRate: rate('pl_rt', '손익률'),
    }),
  },
})

/** Orders and fills in detail (계좌별주문체결내역상세요청), `kt00007` */
export const orderFillDetails = rest({
  id: 'kt00007',
  ko: '계좌별주문체결내역상세요청',
  title: 'Orders and fills in detail',
  url: '/api/dostk/acnt',
  request: {
    /** 주문일자 · ord_dt */ orderDate: optional(date('ord_dt', '주문일자')),
    /** 조회구분 · qry_tp */
    queryType: code('qry_tp', '조회구분', {
      1: 'orderSequence 주문순',
      2: 'reverseSequence 역순',
      3: 'unfilled 미체결',
      4: 'filledOnly 체결내역만',
    }),
    /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
    /** 매도수구분 · sell_tp */ side: code('sell_tp', '매도수구분', allSellBuy),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작주문번호 · fr_ord_no — blank means all orders */
    startOrderNumber: optional(id('fr_ord_no', '시작주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
  },
  response: {
    /** 계좌별주문체결내역상세 · acnt_ord_cntr_prps_dtl */
    orders: rows('acnt_ord_cntr_prps_dtl', '계좌별주문체결내역상세', {
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 신용구분 · crd_tp — Korean words in practice */ creditType: text('crd_tp', '신용구분'),
      /** 주문수량 · ord_qty — shares */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문단가 · ord_uv — KRW */ orderPrice: price('ord_uv', '주문단가'),
      /** 확인수량 · cnfm_qty — shares */ confirmedQuantity: number('cnfm_qty', '확인수량'),
      /** 접수구분 · acpt_tp — Korean word such as "accepted" */ acceptanceStatus: text('acpt_tp', '접수구분'),
      /** 반대여부 · rsrv_tp — reserved order or forced (opposite) trade */
      reservedOrForced: code('rsrv_tp', '반대여부'),
      /** 주문시간 · ord_tm */ orderTime: time('ord_tm', '주문시간'),
      /** 원주문 · ori_ord */ originalOrderNumber: id('ori_ord', '원주문'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 주문구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문구분'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 체결수량 · cntr_qty — shares */ fillQuantity: number('cntr_qty', '체결수량'),
      /** 체결단가 · cntr_uv — KRW */ fillPrice: price('cntr_uv', '체결단가'),
      /** 주문잔량 · ord_remnq — shares */ unfilledQuantity: number('ord_remnq', '주문잔량'),
      /** 통신구분 · comm_ord_tp — client the order came through */ orderChannel: text('comm_ord_tp', '통신구분'),
      /** 정정취소 · mdfy_cncl — whether the order is a modification or a cancellation */
      modifyOrCancel: code('mdfy_cncl', '정정취소'),
      /** 확인시간 · cnfm_tm */ confirmedTime: time('cnfm_tm', '확인시간'),
      /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
      /** 스톱가 · cond_uv — KRW */ stopPrice: price('cond_uv', '스톱가'),
    }),
  },
})

/** Settlements due the next day (계좌별익일결제예정내역요청), `kt00008` */
export const nextDaySettlements = rest({
  id: 'kt00008',
  ko: '계좌별익일결제예정내역요청',
  title: 'Settlements due the next day',
  url: '/api/dostk/acnt',
  request: {
    /** 시작결제번호 · strt_dcd_seq */ startSettlementNumber: optional(id('strt_dcd_seq', '시작결제번호')),
  },
  response: {
    /** 매매일자 · trde_dt */ tradeDate: date('trde_dt', '매매일자'),
    /** 결제일자 · setl_dt */ settlementDate: date('setl_dt', '결제일자'),
    /** 매도정산합 · sell_amt_sum — KRW */ totalSellSettlementAmount: number('sell_amt_sum', '매도정산합'),
    /** 매수정산합 · buy_amt_sum — KRW */ totalBuySettlementAmount: number('buy_amt_sum', '매수정산합'),
    /** 계좌별익일결제예정내역배열 · acnt_nxdy_setl_frcs_prps_array — settlements expected on the next business day */
    settlements: rows('acnt_nxdy_setl_frcs_prps_array', '계좌별익일결제예정내역배열', {
      /** 일련번호 · seq */ sequenceNumber: id('seq', '일련번호'),
      /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 수량 · qty — shares */ quantity: number('qty', '수량'),
      /** 약정금액 · engg_amt — KRW */ contractAmount: number('engg_amt', '약정금액'),
      /** 수수료 · cmsn — KRW */ commission: number('cmsn', '수수료'),
      /** 소득세 · incm_tax — KRW */ incomeTax: number('incm_tax', '소득세'),
      /** 농특세 · rstx — KRW */ specialRuralTax: number('rstx', '농특세'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 매도수구분 · sell_tp — may come as a Korean word instead of the code */ side: text('sell_tp', '매도수구분'),
      /** 단가 · unp — KRW */ unitPrice: price('unp', '단가'),
      /** 정산금액 · exct_amt — KRW */ settlementAmount: number('exct_amt', '정산금액'),
      /** 거래세 · trde_tax — KRW */ transactionTax: number('trde_tax', '거래세'),
      /** 주민세 · resi_tax — KRW */ residentTax: number('resi_tax', '주민세'),
      /** 신용구분 · crd_tp — Korean words in practice */ creditType: text('crd_tp', '신용구분'),
    }),
  },
})

/** Order and fill status (계좌별주문체결현황요청), `kt00009` */
export const orderFillStatus = rest({
  id: 'kt00009',
  ko: '계좌별주문체결현황요청',
  title: 'Order and fill status',
  url: '/api/dostk/acnt',
  request: {
    /** 주문일자 · ord_dt */ orderDate: optional(date('ord_dt', '주문일자')),
    /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
    /** 시장구분 · mrkt_tp */
    market: code('mrkt_tp', '시장구분', {
      0: 'all 전체',
      1: 'kospi 코스피',
      2: 'kosdaq 코스닥',
      3: 'otcBb OTCBB',
      4: 'ecn ECN',
    }),
    /** 매도수구분 · sell_tp */ side: code('sell_tp', '매도수구분', allSellBuy),
    /** 조회구분 · qry_tp */ queryType: code('qry_tp', '조회구분', { 0: 'all 전체', 1: 'filled 체결' }),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작주문번호 · fr_ord_no — blank means all orders */
    startOrderNumber: optional(id('fr_ord_no', '시작주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
  },
  response: {
    /** 매도약정금액 · sell_grntl_engg_amt — KRW; value of executed sell trades */
    sellContractAmount: number('sell_grntl_engg_amt', '매도약정금액'),
    /** 매수약정금액 · buy_engg_amt — KRW; value of executed buys */
    buyContractAmount: number('buy_engg_amt', '매수약정금액'),
    /** 약정금액 · engg_amt — KRW */ contractAmount: number('engg_amt', '약정금액'),
    /** 계좌별주문체결현황배열 · acnt_ord_cntr_prst_array */
    orders: rows('acnt_ord_cntr_prst_array', '계좌별주문체결현황배열', {
      /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 주문유형구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문유형구분'),
      /** 주문수량 · ord_qty — shares */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문단가 · ord_uv — KRW */ orderPrice: price('ord_uv', '주문단가'),
      /** 확인수량 · cnfm_qty — shares */ confirmedQuantity: number('cnfm_qty', '확인수량'),
      /** 예약/반대 · rsrv_oppo — reserved order or forced (opposite) trade */
      reservedOrForced: code('rsrv_oppo', '예약/반대'),
      /** 체결번호 · cntr_no */ fillNumber: id('cntr_no', '체결번호'),
      /** 접수구분 · acpt_tp — Korean word such as "accepted" */ acceptanceStatus: text('acpt_tp', '접수구분'),
      /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 결제구분 · setl_tp */ settlementType: text('setl_tp', '결제구분'),
      /** 신용거래구분 · crd_deal_tp — responses give a Korean word */
      creditTradeType: text('crd_deal_tp', '신용거래구분'),
      /** 체결수량 · cntr_qty — shares */ fillQuantity: number('cntr_qty', '체결수량'),
      /** 체결단가 · cntr_uv — KRW */ fillPrice: price('cntr_uv', '체결단가'),
      /** 통신구분 · comm_ord_tp — client the order came through */ orderChannel: text('comm_ord_tp', '통신구분'),
      /** 정정/취소구분 · mdfy_cncl_tp — whether the order is a modification or a cancellation */
      modifyOrCancel: code('mdfy_cncl_tp', '정정/취소구분'),
      /** 체결시간 · cntr_tm */ tradeTime: time('cntr_tm', '체결시간'),
      /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
      /** 스톱가 · cond_uv — KRW */ stopPrice: price('cond_uv', '스톱가'),
    }),
  },
})

/** Orderable and withdrawable amounts (주문인출가능금액요청), `kt00010` */
export const orderableWithdrawableAmount = rest({
  id: 'kt00010',
  ko: '주문인출가능금액요청',
  title: 'Orderable and withdrawable amounts',
  url: '/api/dostk/acnt',
  request: {
    /** 입출금액 · io_amt — cash assumed paid in or withdrawn */
    cashInOutAmount: optional(number('io_amt', '입출금액')),
    /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
    /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분', side),
    /** 매매수량 · trde_qty */ tradeQuantity: optional(number('trde_qty', '매매수량')),
    /** 매수가격 · uv */ buyPrice: price('uv', '매수가격'),
    /** 예상매수단가 · exp_buy_unp */ expectedBuyPrice: optional(price('exp_buy_unp', '예상매수단가')),
  },
  response: {
    /** 증거금20%주문가능금액 · profa_20ord_alow_amt — KRW; for stocks with a 20% margin rate */
    margin20OrderableAmount: number('profa_20ord_alow_amt', '증거금20%주문가능금액'),
    /** 증거금20%주문가능수량 · profa_20ord_alowq — shares; for stocks with a 20% margin rate */
    margin20OrderableQuantity: number('profa_20ord_alowq', '증거금20%주문가능수량'),
    /** 증거금30%주문가능금액 · profa_30ord_alow_amt — KRW; for stocks with a 30% margin rate */
    margin30OrderableAmount: number('profa_30ord_alow_amt', '증거금30%주문가능금액'),
    /** 증거금30%주문가능수량 · profa_30ord_alowq — shares; for stocks with a 30% margin rate */
    margin30OrderableQuantity: number('profa_30ord_alowq', '증거금30%주문가능수량'),
    /** 증거금40%주문가능금액 · profa_40ord_alow_amt — KRW; for stocks with a 40% margin rate */
    margin40OrderableAmount: number('profa_40ord_alow_amt', '증거금40%주문가능금액'),
    /** 증거금40%주문가능수량 · profa_40ord_alowq — shares; for stocks with a 40% margin rate */
    margin40OrderableQuantity: number('profa_40ord_alowq', '증거금40%주문가능수량'),
    /** 증거금50%주문가능금액 · profa_50ord_alow_amt — KRW; for stocks with a 50% margin rate */
    margin50OrderableAmount: number('profa_50ord_alow_amt', '증거금50%주문가능금액'),
    /** 증거금50%주문가능수량 · profa_50ord_alowq — shares; for stocks with a 50% margin rate */
    margin50OrderableQuantity: number('profa_50ord_alowq', '증거금50%주문가능수량'),
    /** 증거금60%주문가능금액 · profa_60ord_alow_amt — KRW; for stocks with a 60% margin rate */
    margin60OrderableAmount: number('profa_60ord_alow_amt', '증거금60%주문가능금액'),
    /** 증거금60%주문가능수량 · profa_60ord_alowq — shares; for stocks with a 60% margin rate */
    margin60OrderableQuantity: number('profa_60ord_alowq', '증거금60%주문가능수량'),
    /** 증거금감면60%주문가능금 · profa_rdex_60ord_alow_amt — KRW; with the 60% margin reduction applied */
    reducedMargin60OrderableAmount: number('profa_rdex_60ord_alow_amt', '증거금감면60%주문가능금'),
    /** 증거금감면60%주문가능수 · profa_rdex_60ord_alowq — shares; with the 60% margin reduction applied */
    reducedMargin60OrderableQuantity: number('profa_rdex_60ord_alowq', '증거금감면60%주문가능수'),
    /** 증거금100%주문가능금액 · profa_100ord_alow_amt — KRW; for stocks with a 100% margin rate */
    margin100OrderableAmount: number('profa_100ord_alow_amt', '증거금100%주문가능금액'),
    /** 증거금100%주문가능수량 · profa_100ord_alowq — shares; for stocks with a 100% margin rate */
    margin100OrderableQuantity: number('profa_100ord_alowq', '증거금100%주문가능수량'),
    /** 전일재사용가능금액 · pred_reu_alowa — KRW */
    previousDayReusableAmount: number('pred_reu_alowa', '전일재사용가능금액'),
    /** 금일재사용가능금액 · tdy_reu_alowa — KRW */ todayReusableAmount: number('tdy_reu_alowa', '금일재사용가능금액'),
    /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
    /** 대용금 · repl_amt — KRW; collateral value of securities held */ substituteAmount: number('repl_amt', '대용금'),
    /** 미수금 · uncla — KRW; amount still owed by the account */ receivable: number('uncla', '미수금'),
    /** 주문가능대용 · ord_pos_repl — KRW; collateral value of securities usable for orders */
    orderableSubstitute: number('ord_pos_repl', '주문가능대용'),
    /** 주문가능현금 · ord_alowa — KRW */ orderableCash: number('ord_alowa', '주문가능현금'),
    /** 인출가능금액 · wthd_alowa — KRW */ withdrawableAmount: number('wthd_alowa', '인출가능금액'),
    /** 익일인출가능금액 · nxdy_wthd_alowa — KRW */
    nextDayWithdrawableAmount: number('nxdy_wthd_alowa', '익일인출가능금액'),
    /** 매입금액 · pur_amt — KRW */ purchaseAmount: number('pur_amt', '매입금액'),
    /** 수수료 · cmsn — KRW */ commission: number('cmsn', '수수료'),
    /** 매입정산금 · pur_exct_amt — KRW */ purchaseSettlementAmount: number('pur_exct_amt', '매입정산금'),
    /** D2추정예수금 · d2entra — KRW; two business days ahead */ estimatedDepositD2: signed('d2entra', 'D2추정예수금'),
    /** 증거금감면적용구분 · profa_rdex_aplc_tp */
    marginReduction: code('profa_rdex_aplc_tp', '증거금감면적용구분', { 0: 'none 일반', 1: 'reduced60 60%감면' }),
  },
})

/** Orderable quantity by margin rate (증거금율별주문가능수량조회요청), `kt00011` */
export const orderableQuantityByMarginRate = rest({
  id: 'kt00011',
  ko: '증거금율별주문가능수량조회요청',
  title: 'Orderable quantity by margin rate',
  url: '/api/dostk/acnt',
  request: {
    /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
    /** 매수가격 · uv */ buyPrice: optional(price('uv', '매수가격')),
  },
  response: {
    /** 종목증거금율 · stk_profa_rt — percent */ stockMarginRate: rate('stk_profa_rt', '종목증거금율'),
    /** 계좌증거금율 · profa_rt — Korean text: 스펙트럼, 100% */
    accountMarginType: text('profa_rt', '계좌증거금율'),
    /** 적용증거금율 · aplc_rt — percent */ appliedMarginRate: rate('aplc_rt', '적용증거금율'),
    /** 증거금20%주문가능금액 · profa_20ord_alow_amt — KRW; for stocks with a 20% margin rate */
    margin20OrderableAmount: number('profa_20ord_alow_amt', '증거금20%주문가능금액'),
    /** 증거금20%주문가능수량 · profa_20ord_alowq — shares; for stocks with a 20% margin rate */
    margin20OrderableQuantity: number('profa_20ord_alowq', '증거금20%주문가능수량'),
    /** 증거금20%전일재사용금액 · profa_20pred_reu_amt — KRW; for stocks with a 20% margin rate */
    margin20PreviousDayReusableAmount: number('profa_20pred_reu_amt', '증거금20%전일재사용금액'),
    /** 증거금20%금일재사용금액 · profa_20tdy_reu_amt — KRW; for stocks with a 20% margin rate */
    margin20TodayReusableAmount: number('profa_20tdy_reu_amt', '증거금20%금일재사용금액'),
    /** 증거금30%주문가능금액 · profa_30ord_alow_amt — KRW; for stocks with a 30% margin rate */
    margin30OrderableAmount: number('profa_30ord_alow_amt', '증거금30%주문가능금액'),
    /** 증거금30%주문가능수량 · profa_30ord_alowq — shares; for stocks with a 30% margin rate */
    margin30OrderableQuantity: number('profa_30ord_alowq', '증거금30%주문가능수량'),
    /** 증거금30%전일재사용금액 · profa_30pred_reu_amt — KRW; for stocks with a 30% margin rate */
    margin30PreviousDayReusableAmount: number('profa_30pred_reu_amt', '증거금30%전일재사용금액'),
    /** 증거금30%금일재사용금액 · profa_30tdy_reu_amt — KRW; for stocks with a 30% margin rate */
    margin30TodayReusableAmount: number('profa_30tdy_reu_amt', '증거금30%금일재사용금액'),
    /** 증거금40%주문가능금액 · profa_40ord_alow_amt — KRW; for stocks with a 40% margin rate */
    margin40OrderableAmount: number('profa_40ord_alow_amt', '증거금40%주문가능금액'),
    /** 증거금40%주문가능수량 · profa_40ord_alowq — shares; for stocks with a 40% margin rate */
    margin40OrderableQuantity: number('profa_40ord_alowq', '증거금40%주문가능수량'),
    /** 증거금40전일재사용금액 · profa_40pred_reu_amt — KRW; for stocks with a 40% margin rate */
    margin40PreviousDayReusableAmount: number('profa_40pred_reu_amt', '증거금40전일재사용금액'),
    /** 증거금40%금일재사용금액 · profa_40tdy_reu_amt — KRW; for stocks with a 40% margin rate */
    margin40TodayReusableAmount: number('profa_40tdy_reu_amt', '증거금40%금일재사용금액'),
    /** 증거금50%주문가능금액 · profa_50ord_alow_amt — KRW; for stocks with a 50% margin rate */
    margin50OrderableAmount: number('profa_50ord_alow_amt', '증거금50%주문가능금액'),
    /** 증거금50%주문가능수량 · profa_50ord_alowq — shares; for stocks with a 50% margin rate */
    margin50OrderableQuantity: number('profa_50ord_alowq', '증거금50%주문가능수량'),
    /** 증거금50%전일재사용금액 · profa_50pred_reu_amt — KRW; for stocks with a 50% margin rate */
    margin50PreviousDayReusableAmount: number('profa_50pred_reu_amt', '증거금50%전일재사용금액'),
    /** 증거금50%금일재사용금액 · profa_50tdy_reu_amt — KRW; for stocks with a 50% margin rate */
    margin50TodayReusableAmount: number('profa_50tdy_reu_amt', '증거금50%금일재사용금액'),
    /** 증거금60%주문가능금액 · profa_60ord_alow_amt — KRW; for stocks with a 60% margin rate */
    margin60OrderableAmount: number('profa_60ord_alow_amt', '증거금60%주문가능금액'),
    /** 증거금60%주문가능수량 · profa_60ord_alowq — shares; for stocks with a 60% margin rate */
    margin60OrderableQuantity: number('profa_60ord_alowq', '증거금60%주문가능수량'),
    /** 증거금60%전일재사용금액 · profa_60pred_reu_amt — KRW; for stocks with a 60% margin rate */
    margin60PreviousDayReusableAmount: number('profa_60pred_reu_amt', '증거금60%전일재사용금액'),
    /** 증거금60%금일재사용금액 · profa_60tdy_reu_amt — KRW; for stocks with a 60% margin rate */
    margin60TodayReusableAmount: number('profa_60tdy_reu_amt', '증거금60%금일재사용금액'),
    /** 증거금100%주문가능금액 · profa_100ord_alow_amt — KRW; for stocks with a 100% margin rate */
    margin100OrderableAmount: number('profa_100ord_alow_amt', '증거금100%주문가능금액'),
    /** 증거금100%주문가능수량 · profa_100ord_alowq — shares; for stocks with a 100% margin rate */
    margin100OrderableQuantity: number('profa_100ord_alowq', '증거금100%주문가능수량'),
    /** 증거금100%전일재사용금액 · profa_100pred_reu_amt — KRW; for stocks with a 100% margin rate */
    margin100PreviousDayReusableAmount: number('profa_100pred_reu_amt', '증거금100%전일재사용금액'),
    /** 증거금100%금일재사용금액 · profa_100tdy_reu_amt — KRW; for stocks with a 100% margin rate */
    margin100TodayReusableAmount: number('profa_100tdy_reu_amt', '증거금100%금일재사용금액'),
    /** 미수불가주문가능금액 · min_ord_alow_amt — KRW; orderable without running up an unpaid (misu) balance */
    orderableAmountWithoutReceivable: number('min_ord_alow_amt', '미수불가주문가능금액'),
    /** 미수불가주문가능수량 · min_ord_alowq — shares; orderable without running up an unpaid (misu) balance */
    orderableQuantityWithoutReceivable: number('min_ord_alowq', '미수불가주문가능수량'),
    /** 미수불가전일재사용금액 · min_pred_reu_amt — KRW; previous-day proceeds, without running up an unpaid (misu) balance */
    previousDayReusableAmountWithoutReceivable: number('min_pred_reu_amt', '미수불가전일재사용금액'),
    /** 미수불가금일재사용금액 · min_tdy_reu_amt — KRW; today's proceeds, without running up an unpaid (misu) balance */
    todayReusableAmountWithoutReceivable: number('min_tdy_reu_amt', '미수불가금일재사용금액'),
    /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
    /** 대용금 · repl_amt — KRW; collateral value of securities held */ substituteAmount: number('repl_amt', '대용금'),
    /** 미수금 · uncla — KRW; amount still owed by the account */ receivable: number('uncla', '미수금'),
    /** 주문가능대용 · ord_pos_repl — KRW; collateral value of securities usable for orders */
    orderableSubstitute: number('ord_pos_repl', '주문가능대용'),
    /** 주문가능현금 · ord_alowa — KRW */ orderableCash: number('ord_alowa', '주문가능현금'),
  },
})

/** Orderable quantity by credit margin rate (신용보증금율별주문가능수량조회요청), `kt00012` */
export const orderableQuantityByCreditMarginRate = rest({
  id: 'kt00012',
  ko: '신용보증금율별주문가능수량조회요청',
  title: 'Orderable quantity by credit margin rate',
  url: '/api/dostk/acnt',
  request: {
    /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
    /** 매수가격 · uv */ buyPrice: optional(price('uv', '매수가격')),
  },
  response: {
    /** 종목보증금율 · stk_assr_rt — a grade letter; the percentage is in the name field */
    stockGuaranteeRate: code('stk_assr_rt', '종목보증금율'),
    /** 종목보증금율명 · stk_assr_rt_nm — the percentage as text, such as 45% */
    stockGuaranteeRateName: text('stk_assr_rt_nm', '종목보증금율명'),
    /** 보증금30%주문가능금액 · assr_30ord_alow_amt — KRW; for stocks with a 30% credit guarantee rate */
    guarantee30OrderableAmount: number('assr_30ord_alow_amt', '보증금30%주문가능금액'),
    /** 보증금30%주문가능수량 · assr_30ord_alowq — shares; for stocks with a 30% credit guarantee rate */
    guarantee30OrderableQuantity: number('assr_30ord_alowq', '보증금30%주문가능수량'),
    /** 보증금30%전일재사용금액 · assr_30pred_reu_amt — KRW */
    guarantee30PreviousDayReusableAmount: number('assr_30pred_reu_amt', '보증금30%전일재사용금액'),
    /** 보증금30%금일재사용금액 · assr_30tdy_reu_amt — KRW */
    guarantee30TodayReusableAmount: number('assr_30tdy_reu_amt', '보증금30%금일재사용금액'),
    /** 보증금40%주문가능금액 · assr_40ord_alow_amt — KRW; for stocks with a 40% credit guarantee rate */
    guarantee40OrderableAmount: number('assr_40ord_alow_amt', '보증금40%주문가능금액'),
    /** 보증금40%주문가능수량 · assr_40ord_alowq — shares; for stocks with a 40% credit guarantee rate */
    guarantee40OrderableQuantity: number('assr_40ord_alowq', '보증금40%주문가능수량'),
    /** 보증금40%전일재사용금액 · assr_40pred_reu_amt — KRW */
    guarantee40PreviousDayReusableAmount: number('assr_40pred_reu_amt', '보증금40%전일재사용금액'),
    /** 보증금40%금일재사용금액 · assr_40tdy_reu_amt — KRW */
    guarantee40TodayReusableAmount: number('assr_40tdy_reu_amt', '보증금40%금일재사용금액'),
    /** 보증금50%주문가능금액 · assr_50ord_alow_amt — KRW; for stocks with a 50% credit guarantee rate */
    guarantee50OrderableAmount: number('assr_50ord_alow_amt', '보증금50%주문가능금액'),
    /** 보증금50%주문가능수량 · assr_50ord_alowq — shares; for stocks with a 50% credit guarantee rate */
    guarantee50OrderableQuantity: number('assr_50ord_alowq', '보증금50%주문가능수량'),
    /** 보증금50%전일재사용금액 · assr_50pred_reu_amt — KRW */
    guarantee50PreviousDayReusableAmount: number('assr_50pred_reu_amt', '보증금50%전일재사용금액'),
    /** 보증금50%금일재사용금액 · assr_50tdy_reu_amt — KRW */
    guarantee50TodayReusableAmount: number('assr_50tdy_reu_amt', '보증금50%금일재사용금액'),
    /** 보증금60%주문가능금액 · assr_60ord_alow_amt — KRW; for stocks with a 60% credit guarantee rate */
    guarantee60OrderableAmount: number('assr_60ord_alow_amt', '보증금60%주문가능금액'),
    /** 보증금60%주문가능수량 · assr_60ord_alowq — shares; for stocks with a 60% credit guarantee rate */
    guarantee60OrderableQuantity: number('assr_60ord_alowq', '보증금60%주문가능수량'),
    /** 보증금60%전일재사용금액 · assr_60pred_reu_amt — KRW */
    guarantee60PreviousDayReusableAmount: number('assr_60pred_reu_amt', '보증금60%전일재사용금액'),
    /** 보증금60%금일재사용금액 · assr_60tdy_reu_amt — KRW */
    guarantee60TodayReusableAmount: number('assr_60tdy_reu_amt', '보증금60%금일재사용금액'),
    /** 예수금 · entr — KRW */ deposit: signed('entr', '예수금'),
    /** 대용금 · repl_amt — KRW; collateral value of securities held */ substituteAmount: number('repl_amt', '대용금'),
    /** 미수금 · uncla — KRW; amount still owed by the account */ receivable: number('uncla', '미수금'),
    /** 주문가능대용 · ord_pos_repl — KRW; collateral value of securities usable for orders */
    orderableSubstitute: number('ord_pos_repl', '주문가능대용'),
    /** 주문가능현금 · ord_alowa — KRW */ orderableCash: number('ord_alowa', '주문가능현금'),
    /** 미수가능금액 · out_alowa — KRW; orderable when an unpaid (misu) balance is allowed */
    orderableAmountWithReceivable: number('out_alowa', '미수가능금액'),
    /** 미수가능수량 · out_pos_qty — shares; orderable when an unpaid (misu) balance is allowed */
    orderableQuantityWithReceivable: number('out_pos_qty', '미수가능수량'),
    /** 미수불가금액 · min_amt — KRW; orderable without running up an unpaid (misu) balance */
    orderableAmountWithoutReceivable: number('min_amt', '미수불가금액'),
    /** 미수불가수량 · min_qty — shares; orderable without running up an unpaid (misu) balance */
    orderableQuantityWithoutReceivable: number('min_qty', '미수불가수량'),
  },
})

/** Margin in detail (증거금세부내역조회요청), `kt00013` */
export const marginDetail = rest({
  id: 'kt00013',
  ko: '증거금세부내역조회요청',
  title: 'Margin in detail',
  url: '/api/dostk/acnt',
  request: {},
  response: {
    /** 금일재사용대상금액 · tdy_reu_objt_amt — KRW */
    todayReuseEligibleAmount: number('tdy_reu_objt_amt', '금일재사용대상금액'),
    /** 금일재사용사용금액 · tdy_reu_use_amt — KRW */
    todayReusedAmount: number('tdy_reu_use_amt', '금일재사용사용금액'),
    /** 금일재사용가능금액 · tdy_reu_alowa — KRW */ todayReusableAmount: number('tdy_reu_alowa', '금일재사용가능금액'),
    /** 금일재사용제한금액 · tdy_reu_lmtt_amt — KRW */
    todayReuseRestrictedAmount: number('tdy_reu_lmtt_amt', '금일재사용제한금액'),
    /** 금일재사용가능금액최종 · tdy_reu_alowa_fin — KRW */
    todayReusableAmountFinal: number('tdy_reu_alowa_fin', '금일재사용가능금액최종'),
    /** 전일재사용대상금액 · pred_reu_objt_amt — KRW */
    previousDayReuseEligibleAmount: number('pred_reu_objt_amt', '전일재사용대상금액'),
    /** 전일재사용사용금액 · pred_reu_use_amt — KRW */
    previousDayReusedAmount: number('pred_reu_use_amt', '전일재사용사용금액'),
    /** 전일재사용가능금액 · pred_reu_alowa — KRW */
    previousDayReusableAmount: number('pred_reu_alowa', '전일재사용가능금액'),
    /** 전일재사용제한금액 · pred_reu_lmtt_amt — KRW */
    previousDayReuseRestrictedAmount: number('pred_reu_lmtt_amt', '전일재사용제한금액'),
    /** 전일재사용가능금액최종 · pred_reu_alowa_fin — KRW */
    previousDayReusableAmountFinal: number('pred_reu_alowa_fin', '전일재사용가능금액최종'),
    /** 현금금액 · ch_amt — KRW */ cashAmount: number('ch_amt', '현금금액'),
    /** 현금증거금 · ch_profa — KRW */ cashMargin: number('ch_profa', '현금증거금'),
    /** 사용가능현금 · use_pos_ch — KRW */ availableCash: number('use_pos_ch', '사용가능현금'),
    /** 현금사용제한금액 · ch_use_lmtt_amt — KRW */
    cashUseRestrictedAmount: number('ch_use_lmtt_amt', '현금사용제한금액'),
    /** 사용가능현금최종 · use_pos_ch_fin — KRW */ availableCashFinal: number('use_pos_ch_fin', '사용가능현금최종'),
    /** 대용금액 · repl_amt_amt — KRW; collateral value of securities held */
    substituteAmount: number('repl_amt_amt', '대용금액'),
    /** 대용증거금 · repl_profa — KRW; margin met with substitute securities */
    substituteMargin: number('repl_profa', '대용증거금'),
    /** 사용가능대용 · use_pos_repl — KRW; substitute collateral still usable */
    availableSubstitute: number('use_pos_repl', '사용가능대용'),
    /** 대용사용제한금액 · repl_use_lmtt_amt — KRW */
    substituteUseRestrictedAmount: number('repl_use_lmtt_amt', '대용사용제한금액'),
    /** 사용가능대용최종 · use_pos_repl_fin — KRW */
    availableSubstituteFinal: number('use_pos_repl_fin', '사용가능대용최종'),
    /** 신용보증금현금 · crd_grnta_ch — KRW */ creditGuaranteeCash: number('crd_grnta_ch', '신용보증금현금'),
    /** 신용보증금대용 · crd_grnta_repl — KRW; covered by substitute securities */
    creditGuaranteeSubstitute: number('crd_grnta_repl', '신용보증금대용'),
    /** 신용담보금현금 · crd_grnt_ch — KRW */ creditCollateralCash: number('crd_grnt_ch', '신용담보금현금'),
    /** 신용담보금대용 · crd_grnt_repl — KRW; covered by substitute securities */
    creditCollateralSubstitute: number('crd_grnt_repl', '신용담보금대용'),
    /** 미수금 · uncla — KRW; amount still owed by the account */ receivable: number('uncla', '미수금'),
    /** 대주담보금재사용금 · ls_grnt_reu_gold — KRW */
    stockLoanShortCollateralReuseAmount: number('ls_grnt_reu_gold', '대주담보금재사용금'),
    /** 20%주문가능금액 · 20ord_alow_amt — KRW; for stocks with a 20% margin rate */
    margin20OrderableAmount: number('20ord_alow_amt', '20%주문가능금액'),
    /** 30%주문가능금액 · 30ord_alow_amt — KRW; for stocks with a 30% margin rate */
    margin30OrderableAmount: number('30ord_alow_amt', '30%주문가능금액'),
    /** 40%주문가능금액 · 40ord_alow_amt — KRW; for stocks with a 40% margin rate */
    margin40OrderableAmount: number('40ord_alow_amt', '40%주문가능금액'),
    /** 50%주문가능금액 · 50ord_alow_amt — KRW; for stocks with a 50% margin rate */
    margin50OrderableAmount: number('50ord_alow_amt', '50%주문가능금액'),
    /** 60%주문가능금액 · 60ord_alow_amt — KRW; for stocks with a 60% margin rate */
    margin60OrderableAmount: number('60ord_alow_amt', '60%주문가능금액'),
    /** 100%주문가능금액 · 100ord_alow_amt — KRW; for stocks with a 100% margin rate */
    margin100OrderableAmount: number('100ord_alow_amt', '100%주문가능금액'),
    /** 금일신용상환손실금액 · tdy_crd_rpya_loss_amt — KRW */
    todayCreditRepaymentLoss: number('tdy_crd_rpya_loss_amt', '금일신용상환손실금액'),
    /** 전일신용상환손실금액 · pred_crd_rpya_loss_amt — KRW */
    previousDayCreditRepaymentLoss: number('pred_crd_rpya_loss_amt', '전일신용상환손실금액'),
    /** 금일대주상환손실대용증거금 · tdy_ls_rpya_loss_repl_profa — KRW */
    todayStockLoanShortRepaymentLossSubstituteMargin: number(
      'tdy_ls_rpya_loss_repl_profa',
      '금일대주상환손실대용증거금',
    ),
    /** 전일대주상환손실대용증거금 · pred_ls_rpya_loss_repl_profa — KRW */
    previousDayStockLoanShortRepaymentLossSubstituteMargin: number(
      'pred_ls_rpya_loss_repl_profa',
      '전일대주상환손실대용증거금',
    ),
    /** 평가대용금(현물사용제외) · evlt_repl_amt_spg_use_skip — KRW; substitute: securities counted in place of cash margin */
    valuationSubstituteAmountExcludingSpot: number('evlt_repl_amt_spg_use_skip', '평가대용금(현물사용제외)'),
    /** 평가대용비율 · evlt_repl_rt — a fraction of one; not a percentage */
    valuationSubstituteRate: rate('evlt_repl_rt', '평가대용비율'),
    /** 신용대용증거금 · crd_repl_profa — KRW */ creditSubstituteMargin: number('crd_repl_profa', '신용대용증거금'),
    /** 현금주문대용증거금 · ch_ord_repl_profa — KRW */
    cashOrderSubstituteMargin: number('ch_ord_repl_profa', '현금주문대용증거금'),
    /** 신용주문대용증거금 · crd_ord_repl_profa — KRW */
    creditOrderSubstituteMargin: number('crd_ord_repl_profa', '신용주문대용증거금'),
    /** 신용대용환산금 · crd_repl_conv_gold — KRW */
    creditSubstituteConvertedAmount: number('crd_repl_conv_gold', '신용대용환산금'),
    /** 대용가능금액(현금제한) · repl_alowa — KRW */
    availableSubstituteAmountCashRestricted: number('repl_alowa', '대용가능금액(현금제한)'),
    /** 대용가능금액2(신용제한) · repl_alowa_2 — KRW */
    availableSubstituteAmountCreditRestricted: number('repl_alowa_2', '대용가능금액2(신용제한)'),
    /** 현금대용부족금 · ch_repl_lck_gold — KRW */
    cashSubstituteShortfall: number('ch_repl_lck_gold', '현금대용부족금'),
    /** 신용대용부족금 · crd_repl_lck_gold — KRW */
    creditSubstituteShortfall: number('crd_repl_lck_gold', '신용대용부족금'),
    /** 현금주문가능대용금 · ch_ord_alow_repla — KRW */
    cashOrderableSubstituteAmount: number('ch_ord_alow_repla', '현금주문가능대용금'),
    /** 신용주문가능대용금 · crd_ord_alow_repla — KRW */
    creditOrderableSubstituteAmount: number('crd_ord_alow_repla', '신용주문가능대용금'),
    /** D2가정산예수금 · d2vexct_entr — KRW */ d2ProvisionalSettlementDeposit: signed('d2vexct_entr', 'D2가정산예수금'),
    /** D2현금주문가능금액 · d2ch_ord_alow_amt — KRW; two business days ahead */
    cashOrderableAmountD2: number('d2ch_ord_alow_amt', 'D2현금주문가능금액'),
  },
})

/** Brokerage transaction history (위탁종합거래내역요청), `kt00015` */
export const transactionHistory = rest({
  id: 'kt00015',
  ko: '위탁종합거래내역요청',
  title: 'Brokerage transaction history',
  url: '/api/dostk/acnt',
  request: {
    /** 시작일자 · strt_dt */ startDate: date('strt_dt', '시작일자'),
    /** 종료일자 · end_dt */ endDate: date('end_dt', '종료일자'),
    /** 구분 · tp */
    transactionType: code('tp', '구분', {
      0: 'all 전체',
      1: 'cashInOut 입출금',
      2: 'securitiesInOut 입출고',
      3: 'trade 매매',
      4: 'buy 매수',
      5: 'sell 매도',
      6: 'cashIn 입금',
      7: 'cashOut 출금',
      A: 'depositCollateralLoanIn 예탁담보대출입금',
      B: 'saleCollateralLoanIn 매도담보대출입금',
      C: 'cashRepayment 현금상환(융자,담보상환)',
      F: 'currencyExchange 환전',
      M: 'cashInOutAndCurrencyExchange 입출금+환전',
      G: 'foreignCurrencyBuy 외화매수',
      H: 'foreignCurrencySell 외화매도',
      I: 'exchangeSettlementIn 환전정산입금',
      J: 'exchangeSettlementOut 환전정산출금',
    }),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 통화코드 · crnc_cd — ISO 4217 code such as KRW */ currency: optional(code('crnc_cd', '통화코드')),
    /** 상품구분 · gds_tp */
    productType: code('gds_tp', '상품구분', {
      0: 'all 전체',
      1: 'domesticStock 국내주식',
      2: 'beneficiaryCertificate 수익증권',
      3: 'overseasStock 해외주식',
      4: 'financialProduct 금융상품',
    }),
    /** 해외거래소코드 · frgn_stex_code */ overseasExchangeCode: optional(code('frgn_stex_code', '해외거래소코드')),
    /** 국내거래소구분 · dmst_stex_tp */
    exchange: code('dmst_stex_tp', '국내거래소구분', {
      '%': 'all 전체',
      KRX: 'krx 한국거래소',
      NXT: 'nxt 넥스트트레이드',
    }),
    /** 조회정렬구분 · qry_sort_tp — new in September 2026; left out: oldest first */
    sortOrder: optional(
      code('qry_sort_tp', '조회정렬구분', { 1: 'newestFirst 최신순', 2: 'oldestFirst 과거순' }),
      'absent',
    ),
  },
  response: {
    /** 계좌번호 · acnt_no — not in the manual's table; masked, with the holder's name */
    accountNumber: id('acnt_no', '계좌번호'),
    /** 위탁종합거래내역배열 · trst_ovrl_trde_prps_array */
    transactions: rows('trst_ovrl_trde_prps_array', '위탁종합거래내역배열', {
      /** 거래일자 · trde_dt */ tradeDate: date('trde_dt', '거래일자'),
      /** 거래번호 · trde_no */ tradeNumber: id('trde_no', '거래번호'),
      /** 적요명 · rmrk_nm — Korean description of the transaction */ remark: text('rmrk_nm', '적요명'),
      /** 신용거래구분명 · crd_deal_tp_nm */ creditTradeTypeName: text('crd_deal_tp_nm', '신용거래구분명'),
      /** 정산금액 · exct_amt — KRW */ settlementAmount: number('exct_amt', '정산금액'),
      /** 대출금상환 · loan_amt_rpya — KRW */ loanRepayment: number('loan_amt_rpya', '대출금상환'),
      /** 거래금액(외) · fc_trde_amt — in the currency of the row; with decimals */
      foreignCurrencyTradeAmount: number('fc_trde_amt', '거래금액(외)'),
      /** 정산금액(외) · fc_exct_amt — in the currency of the row; with decimals */
      foreignCurrencySettlementAmount: number('fc_exct_amt', '정산금액(외)'),
      /** 예수금잔고 · entra_remn — shares */ depositBalance: signed('entra_remn', '예수금잔고'),
      /** 통화코드 · crnc_cd — ISO 4217 code such as KRW */ currency: code('crnc_cd', '통화코드'),
      /** 거래종류구분 · trde_ocr_tp */
      transactionKind: code('trde_ocr_tp', '거래종류구분', {
        1: 'cashInOut 입출금',
        2: 'fund 펀드',
        3: 'els ELS',
        4: 'bond 채권',
        5: 'foreignBond 해외채권',
        6: 'foreignCurrencyRp 외화RP',
        7: 'foreignCurrencyNote 외화발행어음',
        9: 'trade 매매',
      }),
      /** 거래종류명 · trde_kind_nm */ transactionKindName: text('trde_kind_nm', '거래종류명'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 거래금액 · trde_amt — KRW */ tradeAmount: number('trde_amt', '거래금액'),
      /** 거래및농특세 · trde_agri_tax — KRW; transaction tax plus rural development special tax */
      transactionAndRuralTax: number('trde_agri_tax', '거래및농특세'),
      /** 상환차금 · rpy_diffa — KRW */ repaymentDifference: signed('rpy_diffa', '상환차금'),
      /** 거래세(외) · fc_trde_tax — in the currency of the row; with decimals */
      foreignCurrencyTransactionTax: number('fc_trde_tax', '거래세(외)'),
      /** 연체합 · dly_sum — KRW */ overdueTotal: number('dly_sum', '연체합'),
      /** 외화예수금잔고 · fc_entra — in the currency of the row; with decimals */
      foreignCurrencyDepositBalance: signed('fc_entra', '외화예수금잔고'),
      /** 매체구분명 · mdia_tp_nm — medium the order or transaction came through, e.g. REST API */
      channelName: text('mdia_tp_nm', '매체구분명'),
      /** 입출구분 · io_tp — the codes of cash moves are not known */
      inOutType: code('io_tp', '입출구분', { 1: 'sell 매도', 2: 'buy 매수' }),
      /** 입출구분명 · io_tp_nm — Korean display text */ inOutTypeName: text('io_tp_nm', '입출구분명'),
      /** 원거래번호 · orig_deal_no */ originalTransactionNumber: id('orig_deal_no', '원거래번호'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 거래수량/좌수 · trde_qty_jwa_cnt — shares, or units for funds */
      tradeQuantity: number('trde_qty_jwa_cnt', '거래수량/좌수'),
      /** 수수료 · cmsn — KRW */ commission: number('cmsn', '수수료'),
      /** 이자/대주이용 · int_ls_usfe — KRW */ interestAndStockLoanShortFee: number('int_ls_usfe', '이자/대주이용'),
      /** 수수료(외) · fc_cmsn — in the currency of the row; with decimals */
      foreignCurrencyCommission: number('fc_cmsn', '수수료(외)'),
      /** 연체합(외) · fc_dly_sum — in the currency of the row; with decimals */
      foreignCurrencyOverdueTotal: number('fc_dly_sum', '연체합(외)'),
      /** 유가금잔 · vlbl_nowrm — KRW; securities held after the transaction */
      securitiesBalance: number('vlbl_nowrm', '유가금잔'),
      /** 처리시간 · proc_tm — HH:mm:ss */ processingTime: time('proc_tm', '처리시간'),
      /** ISIN코드 · isin_cd */ isinCode: id('isin_cd', 'ISIN코드'),
      /** 거래소코드 · stex_cd */ exchangeCode: code('stex_cd', '거래소코드'),
      /** 거래소명 · stex_nm */ exchangeName: text('stex_nm', '거래소명'),
      /** 거래단가/환율 · trde_unit — KRW; written with thousands separators */
      tradePriceOrExchangeRate: price('trde_unit', '거래단가/환율'),
      /** 소득/주민세 · incm_resi_tax — KRW */ incomeAndResidentTax: number('incm_resi_tax', '소득/주민세'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 미수(원/주) · uncl_ocr — KRW or shares; still owed */
      receivable: number('uncl_ocr', '미수(원/주)'),
      /** 변제합 · rpym_sum — KRW */ repaymentTotal: number('rpym_sum', '변제합'),
      /** 체결일 · cntr_dt */ fillDate: date('cntr_dt', '체결일'),
      /** 출납번호 · rcpy_no — receipt and payment number */ cashTransactionNumber: id('rcpy_no', '출납번호'),
      /** 처리자 · prcsr */ processedBy: text('prcsr', '처리자'),
      /** 처리점 · proc_brch */ processingBranch: text('proc_brch', '처리점'),
      /** 매매형태 · trde_stle */ tradeForm: text('trde_stle', '매매형태'),
      /** 과세기준가 · txon_base_pric — KRW */ taxBasePrice: price('txon_base_pric', '과세기준가'),
      /** 세금수수료합 · tax_sum_cmsn — KRW */ totalCommissionAndTax: number('tax_sum_cmsn', '세금수수료합'),
      /** 외국납부세액(외) · frgn_pay_txam — in the currency of the row; with decimals */
      foreignTaxPaid: number('frgn_pay_txam', '외국납부세액(외)'),
      /** 미수(외) · fc_uncl_ocr — in the currency of the row; with decimals */
      foreignCurrencyReceivable: number('fc_uncl_ocr', '미수(외)'),
      /** 변제합(외) · rpym_sum_fr — in the currency of the row */
      foreignCurrencyRepaymentTotal: number('rpym_sum_fr', '변제합(외)'),
      /** 입금자 · rcpmnyer — person who paid money in */ depositor: text('rcpmnyer', '입금자'),
      /** 거래내역구분 · trde_prtc_tp */ transactionDetailType: code('trde_prtc_tp', '거래내역구분'),
    }),
  },
})

/** Daily account return in detail (일별계좌수익률상세현황요청), `kt00016` */
export const dailyReturnDetail = rest({
  id: 'kt00016',
  ko: '일별계좌수익률상세현황요청',
  title: 'Daily account return in detail',
  url: '/api/dostk/acnt',
  request: {
    /** 평가시작일 · fr_dt */ valuationStartDate: date('fr_dt', '평가시작일'),
    /** 평가종료일 · to_dt */ valuationEndDate: date('to_dt', '평가종료일'),
  },
  response: {
    /** 관리사원번호 · mang_empno */ managerEmployeeNumber: id('mang_empno', '관리사원번호'),
    /** 관리자명 · mngr_nm — account manager */ managerName: text('mngr_nm', '관리자명'),
    /** 관리자지점 · dept_nm */ managerBranch: text('dept_nm', '관리자지점'),
    /** 예수금_초 · entr_fr — KRW; at the start of the period */ openingDeposit: signed('entr_fr', '예수금_초'),
    /** 예수금_말 · entr_to — KRW; at the end of the period */ closingDeposit: signed('entr_to', '예수금_말'),
    /** 유가증권평가금액_초 · scrt_evlt_amt_fr — KRW; at the start of the period */
    openingSecuritiesValuationAmount: number('scrt_evlt_amt_fr', '유가증권평가금액_초'),
    /** 유가증권평가금액_말 · scrt_evlt_amt_to — KRW; at the end of the period */
    closingSecuritiesValuationAmount: number('scrt_evlt_amt_to', '유가증권평가금액_말'),
    /** 대주담보금_초 · ls_grnt_fr — KRW; at the start of the period */
    openingStockLoanShortCollateral: number('ls_grnt_fr', '대주담보금_초'),
    /** 대주담보금_말 · ls_grnt_to — KRW; at the end of the period */
    closingStockLoanShortCollateral: number('ls_grnt_to', '대주담보금_말'),
    /** 신용융자금_초 · crd_loan_fr — KRW; at the start of the period */
    marginLoanStart: number('crd_loan_fr', '신용융자금_초'),
    /** 신용융자금_말 · crd_loan_to — KRW; at the end of the period */
    marginLoanEnd: number('crd_loan_to', '신용융자금_말'),
    /** 현금미수금_초 · ch_uncla_fr — KRW; at the start of the period */
    cashReceivableStart: number('ch_uncla_fr', '현금미수금_초'),
    /** 현금미수금_말 · ch_uncla_to — KRW; at the end of the period */
    cashReceivableEnd: number('ch_uncla_to', '현금미수금_말'),
    /** 원화대용금_초 · krw_asgna_fr — KRW; at the start of the period */
    openingKrwSubstituteAmount: number('krw_asgna_fr', '원화대용금_초'),
    /** 원화대용금_말 · krw_asgna_to — KRW; at the end of the period */
    closingKrwSubstituteAmount: number('krw_asgna_to', '원화대용금_말'),
    /** 대주평가금_초 · ls_evlta_fr — KRW; at the start of the period */
    openingStockLoanShortValuationAmount: number('ls_evlta_fr', '대주평가금_초'),
    /** 대주평가금_말 · ls_evlta_to — KRW; at the end of the period */
    closingStockLoanShortValuationAmount: number('ls_evlta_to', '대주평가금_말'),
    /** 권리평가금_초 · rght_evlta_fr — KRW; at the start of the period */
    openingRightsValuationAmount: number('rght_evlta_fr', '권리평가금_초'),
    /** 권리평가금_말 · rght_evlta_to — KRW; at the end of the period */
    closingRightsValuationAmount: number('rght_evlta_to', '권리평가금_말'),
    /** 대출금_초 · loan_amt_fr — KRW; at the start of the period */ openingLoan: number('loan_amt_fr', '대출금_초'),
    /** 대출금_말 · loan_amt_to — KRW; at the end of the period */ closingLoan: number('loan_amt_to', '대출금_말'),
    /** 기타대여금_초 · etc_loana_fr — KRW; at the start of the period */
    openingOtherLoans: number('etc_loana_fr', '기타대여금_초'),
    /** 기타대여금_말 · etc_loana_to — KRW; at the end of the period */
    closingOtherLoans: number('etc_loana_to', '기타대여금_말'),
    /** 신용이자미납금_초 · crd_int_npay_gold_fr — KRW; at the start of the period */
    unpaidCreditInterestStart: number('crd_int_npay_gold_fr', '신용이자미납금_초'),
    /** 신용이자미납금_말 · crd_int_npay_gold_to — KRW; at the end of the period */
    unpaidCreditInterestEnd: number('crd_int_npay_gold_to', '신용이자미납금_말'),
    /** 신용이자_초 · crd_int_fr — KRW; at the start of the period */
    creditInterestStart: number('crd_int_fr', '신용이자_초'),
    /** 신용이자_말 · crd_int_to — KRW; at the end of the period */
    creditInterestEnd: number('crd_int_to', '신용이자_말'),
    /** 순자산액계_초 · tot_amt_fr — KRW; at the start of the period */
    openingNetAssets: signed('tot_amt_fr', '순자산액계_초'),
    /** 순자산액계_말 · tot_amt_to — KRW; at the end of the period */
    closingNetAssets: signed('tot_amt_to', '순자산액계_말'),
    /** 투자원금평잔 · invt_bsamt — KRW; average balance of invested principal over the period */
    averageInvestmentPrincipal: number('invt_bsamt', '투자원금평잔'),
    /** 평가손익 · evltv_prft — KRW */ valuationProfitLoss: signed('evltv_prft', '평가손익'),
    /** 수익률 · prft_rt — percent */ returnRate: rate('prft_rt', '수익률'),
    /** 회전율 · tern_rt — percent */ turnoverRate: rate('tern_rt', '회전율'),
    /** 기간내총입금 · termin_tot_trns — KRW */ periodTotalCashDeposit: number('termin_tot_trns', '기간내총입금'),
    /** 기간내총출금 · termin_tot_pymn — KRW */ periodTotalCashWithdrawal: number('termin_tot_pymn', '기간내총출금'),
    /** 기간내총입고 · termin_tot_inq — KRW */ periodTotalSecuritiesDeposit: number('termin_tot_inq', '기간내총입고'),
    /** 기간내총출고 · termin_tot_outq — KRW */
    periodTotalSecuritiesWithdrawal: number('termin_tot_outq', '기간내총출고'),
    /** 선물대용매도금액 · futr_repl_sella — KRW */
    futuresSubstituteSellAmount: number('futr_repl_sella', '선물대용매도금액'),
    /** 위탁대용매도금액 · trst_repl_sella — KRW; sales of securities pledged as substitute margin */
    brokerageSubstituteSellAmount: number('trst_repl_sella', '위탁대용매도금액'),
  },
})

/** Today's account status (계좌별당일현황요청), `kt00017` */
export const todayStatus = rest({
  id: 'kt00017',
  ko: '계좌별당일현황요청',
  title: "Today's account status",
  url: '/api/dostk/acnt',
  request: {},
  response: {
    /** D+2추정예수금 · d2_entra — KRW; two business days ahead */
    estimatedDepositD2: signed('d2_entra', 'D+2추정예수금'),
    /** 신용이자미납금 · crd_int_npay_gold — KRW */ unpaidCreditInterest: number('crd_int_npay_gold', '신용이자미납금'),
    /** 기타대여금 · etc_loana — KRW */ otherLoans: number('etc_loana', '기타대여금'),
    /** 일반주식평가금액D+2 · gnrl_stk_evlt_amt_d2 — KRW */
    generalStockValuationAmountD2: number('gnrl_stk_evlt_amt_d2', '일반주식평가금액D+2'),
    /** 예탁담보대출금D+2 · dpst_grnt_use_amt_d2 — KRW; loan secured by deposited securities, as of D+2 */
    depositCollateralLoanD2: number('dpst_grnt_use_amt_d2', '예탁담보대출금D+2'),
    /** 예탁담보주식평가금액D+2 · crd_stk_evlt_amt_d2 — KRW; stocks pledged for deposit-backed loans, two business days ahead */
    depositCollateralStockValuationAmountD2: number('crd_stk_evlt_amt_d2', '예탁담보주식평가금액D+2'),
    /** 신용융자금D+2 · crd_loan_d2 — KRW; two business days ahead */
    marginLoanD2: number('crd_loan_d2', '신용융자금D+2'),
    /** 신용융자평가금D+2 · crd_loan_evlta_d2 — KRW; two business days ahead */
    marginLoanValuationAmountD2: number('crd_loan_evlta_d2', '신용융자평가금D+2'),
    /** 신용대주담보금D+2 · crd_ls_grnt_d2 — KRW; two business days ahead */
    stockLoanShortCollateralD2: number('crd_ls_grnt_d2', '신용대주담보금D+2'),
    /** 신용대주평가금D+2 · crd_ls_evlta_d2 — KRW; two business days ahead */
    stockLoanShortValuationAmountD2: number('crd_ls_evlta_d2', '신용대주평가금D+2'),
    /** 입금금액 · ina_amt — KRW; cash paid into the account */ cashInAmount: number('ina_amt', '입금금액'),
    /** 출금금액 · outa — KRW; cash withdrawn */ withdrawalAmount: number('outa', '출금금액'),
    /** 입고금액 · inq_amt — KRW; value of securities transferred into the account */
    securitiesInAmount: number('inq_amt', '입고금액'),
    /** 출고금액 · outq_amt — KRW; value of securities moved out of the account */
    securitiesWithdrawalAmount: number('outq_amt', '출고금액'),
    /** 매도금액 · sell_amt — KRW */ sellAmount: signed('sell_amt', '매도금액'),
    /** 매수금액 · buy_amt — KRW */ buyAmount: number('buy_amt', '매수금액'),
    /** 수수료 · cmsn — KRW */ commission: number('cmsn', '수수료'),
    /** 세금 · tax — KRW */ tax: number('tax', '세금'),
    /** 주식매입자금대출금 · stk_pur_cptal_loan_amt — KRW */
    stockPurchaseLoan: number('stk_pur_cptal_loan_amt', '주식매입자금대출금'),
    /** RP평가금액 · rp_evlt_amt — KRW */ repoValuationAmount: number('rp_evlt_amt', 'RP평가금액'),
    /** 채권평가금액 · bd_evlt_amt — KRW */ bondValuationAmount: number('bd_evlt_amt', '채권평가금액'),
    /** ELS평가금액 · elsevlt_amt — KRW */ elsValuationAmount: number('elsevlt_amt', 'ELS평가금액'),
    /** 신용이자금액 · crd_int_amt — KRW */ creditInterest: number('crd_int_amt', '신용이자금액'),
    /** 매도대금담보대출이자금액 · sel_prica_grnt_loan_int_amt_amt — KRW; loan secured by pending sale proceeds */
    saleCollateralLoanInterest: number('sel_prica_grnt_loan_int_amt_amt', '매도대금담보대출이자금액'),
    /** 배당금액 · dvida_amt — KRW */ dividendAmount: number('dvida_amt', '배당금액'),
  },
})

/** Valued balance by position (계좌평가잔고내역요청), `kt00018` */
export const valuationBalance = rest({
  id: 'kt00018',
  ko: '계좌평가잔고내역요청',
  title: 'Valued balance by position',
  url: '/api/dostk/acnt',
  request: {
    /** 조회구분 · qry_tp */ queryType: code('qry_tp', '조회구분', { 1: 'combined 합산', 2: 'individual 개별' }),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', krxOrNxt),
  },
  response: {
    /** 총매입금액 · tot_pur_amt — KRW */ totalPurchaseAmount: number('tot_pur_amt', '총매입금액'),
    /** 총평가금액 · tot_evlt_amt — KRW */ totalValuationAmount: number('tot_evlt_amt', '총평가금액'),
    /** 총평가손익금액 · tot_evlt_pl — KRW */ totalValuationProfitLoss: signed('tot_evlt_pl', '총평가손익금액'),
    /** 총수익률(%) · tot_prft_rt — percent */ totalReturnRate: rate('tot_prft_rt', '총수익률(%)'),
    /** 추정예탁자산 · prsm_dpst_aset_amt — KRW */
    estimatedDepositedAssets: signed('prsm_dpst_aset_amt', '추정예탁자산'),
    /** 총대출금 · tot_loan_amt — KRW */ totalLoanAmount: number('tot_loan_amt', '총대출금'),
    /** 총융자금액 · tot_crd_loan_amt — KRW */ totalMarginLoanAmount: number('tot_crd_loan_amt', '총융자금액'),
    /** 총대주금액 · tot_crd_ls_amt — KRW */ totalStockLoanShortAmount: number('tot_crd_ls_amt', '총대주금액'),
    /** 계좌평가잔고개별합산 · acnt_evlt_remn_indv_tot */
    positions: rows('acnt_evlt_remn_indv_tot', '계좌평가잔고개별합산', {
      /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 평가손익 · evltv_prft — KRW */ valuationProfitLoss: signed('evltv_prft', '평가손익'),
      /** 수익률(%) · prft_rt — percent */ returnRate: rate('prft_rt', '수익률(%)'),
      /** 매입가 · pur_pric — KRW */ purchasePrice: price('pur_pric', '매입가'),
      /** 전일종가 · pred_close_pric — KRW */ previousClose: price('pred_close_pric', '전일종가'),
      /** 보유수량 · rmnd_qty — shares */ holdingQuantity: number('rmnd_qty', '보유수량'),
      /** 매매가능수량 · trde_able_qty — shares */ tradableQuantity: number('trde_able_qty', '매매가능수량'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 전일매수수량 · pred_buyq — shares */ previousDayBuyQuantity: number('pred_buyq', '전일매수수량'),
      /** 전일매도수량 · pred_sellq — shares */ previousDaySellQuantity: number('pred_sellq', '전일매도수량'),
      /** 금일매수수량 · tdy_buyq — shares */ todayBuyQuantity: number('tdy_buyq', '금일매수수량'),
      /** 금일매도수량 · tdy_sellq — shares */ todaySellQuantity: number('tdy_sellq', '금일매도수량'),
      /** 매입금액 · pur_amt — KRW */ purchaseAmount: number('pur_amt', '매입금액'),
      /** 매입수수료 · pur_cmsn — KRW */ purchaseCommission: number('pur_cmsn', '매입수수료'),
      /** 평가금액 · evlt_amt — KRW; gross, with a rounded average price (net of fees and tax in kt00004, kt00005) */
      valuationAmount: number('evlt_amt', '평가금액'),
      /** 평가수수료 · sell_cmsn — KRW; commission expected if the holding were sold now */
      valuationCommission: number('sell_cmsn', '평가수수료'),
      /** 세금 · tax — KRW */ tax: number('tax', '세금'),
      /** 수수료합 · sum_cmsn — KRW; buy commission plus valuation commission */
      totalCommission: number('sum_cmsn', '수수료합'),
      /** 보유비중(%) · poss_rt — percent; share of the account */ holdingWeight: rate('poss_rt', '보유비중(%)'),
      /** 신용구분 · crd_tp — 00 is cash; the codes of loans are not known, and those of the requests do not apply */
      creditType: code('crd_tp', '신용구분', heldBy),
      /** 신용구분명 · crd_tp_nm */ creditTypeName: text('crd_tp_nm', '신용구분명'),
      /** 대출일 · crd_loan_dt */ loanDate: date('crd_loan_dt', '대출일'),
    }),
  },
})

/** Spot gold balance (금현물 잔고확인), `kt50020` */
export const goldBalance = rest({
  id: 'kt50020',
  ko: '금현물 잔고확인',
  title: 'Spot gold balance',
  url: '/api/dostk/acnt',
  request: {},
  response: {
    /** 예수금 · tot_entr — KRW */ deposit: signed('tot_entr', '예수금'),
    /** 추정예수금 · net_entr — KRW */ estimatedDeposit: signed('net_entr', '추정예수금'),
    /** 잔고평가액 · tot_est_amt — KRW */ balanceValuationAmount: number('tot_est_amt', '잔고평가액'),
    /** 예탁자산평가액 · net_amt — KRW */ depositedAssetsValuationAmount: signed('net_amt', '예탁자산평가액'),
    /** 총매입금액 · tot_book_amt2 — KRW */ totalPurchaseAmount: number('tot_book_amt2', '총매입금액'),
    /** 추정예탁자산 · tot_dep_amt — KRW */ estimatedDepositedAssets: signed('tot_dep_amt', '추정예탁자산'),
    /** 출금가능금액 · paym_alowa — KRW */ withdrawableAmount: number('paym_alowa', '출금가능금액'),
    /** 실현손익 · pl_amt — KRW */ realizedProfitLoss: signed('pl_amt', '실현손익'),
    /** 금현물계좌평가현황 · gold_acnt_evlt_prst */ positions: rows('gold_acnt_evlt_prst', '금현물계좌평가현황', {
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 보유수량 · real_qty — grams */ holdingQuantity: number('real_qty', '보유수량'),
      /** 평균단가 · avg_prc — KRW */ averagePrice: price('avg_prc', '평균단가'),
      /** 현재가 · cur_prc — KRW */ price: price('cur_prc', '현재가'),
      /** 평가금액 · est_amt — KRW */ valuationAmount: number('est_amt', '평가금액'),
      /** 손익금액 · est_lspft — KRW */ profitLoss: signed('est_lspft', '손익금액'),
      /** 손익율 · est_ratio — percent */ profitRate: rate('est_ratio', '손익율'),
      /** 수수료 · cmsn — KRW */ commission: number('cmsn', '수수료'),
      /** 부가가치세 · vlad_tax — KRW */ valueAddedTax: number('vlad_tax', '부가가치세'),
      /** 매입금액 · book_amt2 — KRW */ purchaseAmount: number('book_amt2', '매입금액'),
      /** 손익분기매입가 · pl_prch_prc — KRW; purchase price at which the position breaks even */
      breakEvenPrice: price('pl_prch_prc', '손익분기매입가'),
      /** 결제잔고 · qty — grams */ settledQuantity: number('qty', '결제잔고'),
      /** 매수수량 · buy_qty — grams */ buyQuantity: number('buy_qty', '매수수량'),
      /** 매도수량 · sell_qty — grams */ sellQuantity: signed('sell_qty', '매도수량'),
      /** 가능수량 · able_qty — grams */ availableQuantity: number('able_qty', '가능수량'),
    }),
  },
})

/** Spot gold deposit (금현물 예수금), `kt50021` */
export const goldDeposit = rest({
  id: 'kt50021',
  ko: '금현물 예수금',
  title: 'Spot gold deposit',
  url: '/api/dostk/acnt',
  request: {},
  response: {
    /** 예수금 · entra — KRW */ deposit: signed('entra', '예수금'),
    /** 증거금현금 · profa_ch — KRW */ cashMargin: number('profa_ch', '증거금현금'),
    /** 수표입금액 · chck_ina_amt — KRW; paid in by bank check */
    checkDepositAmount: number('chck_ina_amt', '수표입금액'),
    /** 기타대여금 · etc_loan — KRW */ otherLoans: number('etc_loan', '기타대여금'),
    /** 기타대여금연체료 · etc_loan_dlfe — KRW */ otherLoansOverdueFee: number('etc_loan_dlfe', '기타대여금연체료'),
    /** 기타대여금합계 · etc_loan_tot — KRW */ otherLoansTotal: number('etc_loan_tot', '기타대여금합계'),
    /** 추정예수금 · prsm_entra — KRW */ estimatedDeposit: signed('prsm_entra', '추정예수금'),
    /** 매수정산금 · buy_exct_amt — KRW */ buySettlementAmount: number('buy_exct_amt', '매수정산금'),
    /** 매도정산금 · sell_exct_amt — KRW */ sellSettlementAmount: number('sell_exct_amt', '매도정산금'),
    /** 매도매수정산금 · sell_buy_exct_amt — KRW; sell settlement against buy settlement */
    netSettlementAmount: signed('sell_buy_exct_amt', '매도매수정산금'),
    /** 미수변제소요금 · dly_amt — KRW; cash needed to repay outstanding receivables */
    receivableRepaymentRequired: number('dly_amt', '미수변제소요금'),
    /** 추정출금가능금액 · prsm_pymn_alow_amt — KRW */
    estimatedWithdrawableAmount: number('prsm_pymn_alow_amt', '추정출금가능금액'),
    /** 출금가능금액 · pymn_alow_amt — KRW */ withdrawableAmount: number('pymn_alow_amt', '출금가능금액'),
    /** 주문가능금액 · ord_alow_amt — KRW */ orderableAmount: number('ord_alow_amt', '주문가능금액'),
  },
})

/** Spot gold order and fill status (금현물 주문체결전체조회), `kt50030` */
export const goldOrderFillStatus = rest({
  id: 'kt50030',
  ko: '금현물 주문체결전체조회',
  title: 'Spot gold order and fill status',
  url: '/api/dostk/acnt',
  request: {
    /** 주문일자 · ord_dt */ orderDate: date('ord_dt', '주문일자'),
    /** 조회구분 · qry_tp */
    queryType: optional(code('qry_tp', '조회구분', { 1: 'orderSequence 주문순', 2: 'reverseSequence 역순' })),
    /** 시장구분 · mrkt_deal_tp */ market: code('mrkt_deal_tp', '시장구분'),
    /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
    /** 매도수구분 · slby_tp */ side: code('slby_tp', '매도수구분', allSellBuy),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작주문번호 · fr_ord_no — blank means all orders */
    startOrderNumber: optional(id('fr_ord_no', '시작주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: optional(code('dmst_stex_tp', '국내거래소구분', anyOrderExchange)),
  },
  response: {
    /** 계좌별주문체결현황 · acnt_ord_cntr_prst */ orders: rows('acnt_ord_cntr_prst', '계좌별주문체결현황', {
      /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 상품코드 · stk_cd — gold item code */ stockCode: stock('stk_cd', '상품코드'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 주문유형구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문유형구분'),
      /** 주문수량 · ord_qty — grams */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문단가 · ord_uv — KRW */ orderPrice: price('ord_uv', '주문단가'),
      /** 확인수량 · cnfm_qty — grams */ confirmedQuantity: number('cnfm_qty', '확인수량'),
      /** 접수구분 · data_send_end_tp — Korean display text */ acceptanceStatus: text('data_send_end_tp', '접수구분'),
      /** 시장구분 · mrkt_deal_tp */ market: code('mrkt_deal_tp', '시장구분'),
      /** 예약/반대여부 · rsrv_tp — reserved order or forced (opposite) trade */
      reservedOrForced: code('rsrv_tp', '예약/반대여부'),
      /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 결제구분 · dcd_tp_nm — Korean display text */ settlementType: text('dcd_tp_nm', '결제구분'),
      /** 신용거래구분 · crd_deal_tp — Korean text: 보통매매 */
      creditTradeType: text('crd_deal_tp', '신용거래구분'),
      /** 체결수량 · cntr_qty — grams */ fillQuantity: number('cntr_qty', '체결수량'),
      /** 체결단가 · cntr_uv — KRW */ fillPrice: price('cntr_uv', '체결단가'),
      /** 미체결수량 · ord_remnq — grams */ unfilledQuantity: number('ord_remnq', '미체결수량'),
      /** 통신구분 · comm_ord_tp — client the order came through */ orderChannel: text('comm_ord_tp', '통신구분'),
      /** 정정취소구분 · mdfy_cncl_tp — whether the order is a modification or a cancellation */
      modifyOrCancel: code('mdfy_cncl_tp', '정정취소구분'),
      /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
      /** 스톱가 · cond_uv — KRW */ stopPrice: price('cond_uv', '스톱가'),
    }),
  },
})

/** Spot gold orders and fills in detail (금현물 주문체결조회), `kt50031` */
export const goldOrderFillDetails = rest({
  id: 'kt50031',
  ko: '금현물 주문체결조회',
  title: 'Spot gold orders and fills in detail',
  url: '/api/dostk/acnt',
  request: {
    /** 주문일자 · ord_dt */ orderDate: optional(date('ord_dt', '주문일자')),
    /** 조회구분 · qry_tp */
    queryType: code('qry_tp', '조회구분', {
      1: 'orderSequence 주문순',
      2: 'reverseSequence 역순',
      3: 'unfilled 미체결',
      4: 'filledOnly 체결내역만',
    }),
    /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
    /** 매도수구분 · sell_tp */ side: code('sell_tp', '매도수구분', allSellBuy),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작주문번호 · fr_ord_no — blank means all orders */
    startOrderNumber: optional(id('fr_ord_no', '시작주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
  },
  response: {
    /** 계좌별주문체결내역상세 · acnt_ord_cntr_prps_dtl */
    orders: rows('acnt_ord_cntr_prps_dtl', '계좌별주문체결내역상세', {
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 종목번호 · stk_cd */ stockCode: stock('stk_cd', '종목번호'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 신용구분 · crd_tp — Korean words in practice */ creditType: text('crd_tp', '신용구분'),
      /** 주문수량 · ord_qty — grams */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문단가 · ord_uv — KRW */ orderPrice: price('ord_uv', '주문단가'),
      /** 확인수량 · cnfm_qty — grams */ confirmedQuantity: number('cnfm_qty', '확인수량'),
      /** 접수구분 · acpt_tp — Korean word such as "accepted" */ acceptanceStatus: text('acpt_tp', '접수구분'),
      /** 반대여부 · rsrv_tp — reserved order or forced (opposite) trade */
      reservedOrForced: code('rsrv_tp', '반대여부'),
      /** 주문시간 · ord_tm */ orderTime: time('ord_tm', '주문시간'),
      /** 원주문 · ori_ord */ originalOrderNumber: id('ori_ord', '원주문'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 주문구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문구분'),
      /** 대출일 · loan_dt */ loanDate: date('loan_dt', '대출일'),
      /** 체결수량 · cntr_qty — grams */ fillQuantity: number('cntr_qty', '체결수량'),
      /** 체결단가 · cntr_uv — KRW */ fillPrice: price('cntr_uv', '체결단가'),
      /** 주문잔량 · ord_remnq — grams */ unfilledQuantity: number('ord_remnq', '주문잔량'),
      /** 통신구분 · comm_ord_tp — client the order came through */ orderChannel: text('comm_ord_tp', '통신구분'),
      /** 정정취소 · mdfy_cncl — whether the order is a modification or a cancellation */
      modifyOrCancel: code('mdfy_cncl', '정정취소'),
      /** 확인시간 · cnfm_tm */ confirmedTime: time('cnfm_tm', '확인시간'),
      /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
      /** 스톱가 · cond_uv — KRW */ stopPrice: price('cond_uv', '스톱가'),
    }),
  },
})

/** Spot gold transaction history (금현물 거래내역조회), `kt50032` */
export const goldTransactionHistory = rest({
  id: 'kt50032',
  ko: '금현물 거래내역조회',
  title: 'Spot gold transaction history',
  url: '/api/dostk/acnt',
  request: {
    /** 시작일자 · strt_dt */ startDate: optional(date('strt_dt', '시작일자')),
    /** 종료일자 · end_dt */ endDate: optional(date('end_dt', '종료일자')),
    /** 구분 · tp */
    transactionType: optional(
      code('tp', '구분', {
        0: 'all 전체',
        1: 'cashInOut 입출금',
        2: 'securitiesInOut 출고',
        3: 'trade 매매',
        4: 'buy 매수',
        5: 'sell 매도',
        6: 'cashIn 입금',
        7: 'cashOut 출금',
      }),
    ),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
  },
  response: {
    /** 계좌번호 · acnt_print — masked, formatted for display */ accountNumber: text('acnt_print', '계좌번호'),
    /** 금현물거래내역 · gold_trde_hist */ transactions: rows('gold_trde_hist', '금현물거래내역', {
      /** 거래일자 · deal_dt */ tradeDate: date('deal_dt', '거래일자'),
      /** 거래번호 · deal_no */ tradeNumber: id('deal_no', '거래번호'),
      /** 적요명 · rmrk_nm — Korean description of the transaction */ remark: text('rmrk_nm', '적요명'),
      /** 거래수량 · deal_qty — grams */ tradeQuantity: number('deal_qty', '거래수량'),
      /** 금현물부가가치세 · gold_spot_vat — KRW */ goldSpotValueAddedTax: number('gold_spot_vat', '금현물부가가치세'),
      /** 정산금액 · exct_amt — KRW */ settlementAmount: number('exct_amt', '정산금액'),
      /** 연체합 · dly_sum — KRW */ overdueTotal: number('dly_sum', '연체합'),
      /** 예수금잔고 · entra_remn — grams */ depositBalance: signed('entra_remn', '예수금잔고'),
      /** 메체구분명 · mdia_nm — medium the order or transaction came through, e.g. REST API */
      channelName: text('mdia_nm', '메체구분명'),
      /** 원거래번호 · orig_deal_no */ originalTransactionNumber: id('orig_deal_no', '원거래번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 거래단가 · uv_exrt — KRW */ tradePrice: price('uv_exrt', '거래단가'),
      /** 수수료 · cmsn — KRW */ commission: number('cmsn', '수수료'),
      /** 미수(원/g) · uncl_ocr — KRW or grams; still owed */ receivable: number('uncl_ocr', '미수(원/g)'),
      /** 변제합 · rpym_sum — KRW */ repaymentTotal: number('rpym_sum', '변제합'),
      /** 현물잔고 · spot_remn — grams; physical gold */ spotBalance: number('spot_remn', '현물잔고'),
      /** 처리시간 · proc_time — HH:mm:ss */ processingTime: time('proc_time', '처리시간'),
      /** 출납번호 · rcpy_no — receipt and payment number */ cashTransactionNumber: id('rcpy_no', '출납번호'),
      /** 종목코드 · stk_cd */ stockCode: stock('stk_cd', '종목코드'),
      /** 거래금액 · deal_amt — KRW */ tradeAmount: number('deal_amt', '거래금액'),
      /** 소득/주민세 · tax_tot_amt — KRW */ incomeAndResidentTax: number('tax_tot_amt', '소득/주민세'),
      /** 체결일 · cntr_dt */ fillDate: date('cntr_dt', '체결일'),
      /** 처리점 · proc_brch_nm */ processingBranch: text('proc_brch_nm', '처리점'),
      /** 처리자 · prcsr */ processedBy: text('prcsr', '처리자'),
    }),
  },
})

/** Spot gold unfilled orders (금현물 미체결조회), `kt50075` */
export const goldUnfilledOrders = rest({
  id: 'kt50075',
  ko: '금현물 미체결조회',
  title: 'Spot gold unfilled orders',
  url: '/api/dostk/acnt',
  request: {
    /** 주문일자 · ord_dt */ orderDate: date('ord_dt', '주문일자'),
    /** 조회구분 · qry_tp */
    queryType: optional(code('qry_tp', '조회구분', { 1: 'orderSequence 주문순', 2: 'reverseSequence 역순' })),
    /** 시장구분 · mrkt_deal_tp */ market: code('mrkt_deal_tp', '시장구분'),
    /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
    /** 매도수구분 · sell_tp */ side: code('sell_tp', '매도수구분', allSellBuy),
    /** 종목코드 · stk_cd */ stockCode: optional(stock('stk_cd', '종목코드')),
    /** 시작주문번호 · fr_ord_no — blank means all orders */
    startOrderNumber: optional(id('fr_ord_no', '시작주문번호')),
    /** 국내거래소구분 · dmst_stex_tp */ exchange: optional(code('dmst_stex_tp', '국내거래소구분', anyOrderExchange)),
  },
  response: {
    /** 계좌별주문미체결현황 · acnt_ord_oso_prst */ unfilledOrders: rows('acnt_ord_oso_prst', '계좌별주문미체결현황', {
      /** 주식채권구분 · stk_bond_tp */ stockOrBond: code('stk_bond_tp', '주식채권구분', stockOrBond),
      /** 주문번호 · ord_no */ orderNumber: id('ord_no', '주문번호'),
      /** 상품코드 · stk_cd — gold item code */ stockCode: stock('stk_cd', '상품코드'),
      /** 매매구분 · trde_tp */ tradeType: code('trde_tp', '매매구분'),
      /** 주문유형구분 · io_tp_nm — Korean display text; plus marks buys, minus sells */
      orderType: text('io_tp_nm', '주문유형구분'),
      /** 주문수량 · ord_qty — grams */ orderQuantity: number('ord_qty', '주문수량'),
      /** 주문단가 · ord_uv — KRW */ orderPrice: price('ord_uv', '주문단가'),
      /** 확인수량 · cnfm_qty — grams */ confirmedQuantity: number('cnfm_qty', '확인수량'),
      /** 접수구분 · data_send_end_tp — Korean display text */ acceptanceStatus: text('data_send_end_tp', '접수구분'),
      /** 시장구분 · mrkt_deal_tp */ market: code('mrkt_deal_tp', '시장구분'),
      /** 예약/반대여부 · rsrv_tp — reserved order or forced (opposite) trade */
      reservedOrForced: code('rsrv_tp', '예약/반대여부'),
      /** 원주문번호 · orig_ord_no */ originalOrderNumber: id('orig_ord_no', '원주문번호'),
      /** 종목명 · stk_nm */ stockName: text('stk_nm', '종목명'),
      /** 결제구분 · dcd_tp_nm — Korean display text */ settlementType: text('dcd_tp_nm', '결제구분'),
      /** 신용거래구분 · crd_deal_tp — Korean text, as in kt50030 */
      creditTradeType: text('crd_deal_tp', '신용거래구분'),
      /** 체결수량 · cntr_qty — grams */ fillQuantity: number('cntr_qty', '체결수량'),
      /** 체결단가 · cntr_uv — KRW */ fillPrice: price('cntr_uv', '체결단가'),
      /** 미체결수량 · ord_remnq — grams */ unfilledQuantity: number('ord_remnq', '미체결수량'),
      /** 통신구분 · comm_ord_tp — client the order came through */ orderChannel: text('comm_ord_tp', '통신구분'),
      /** 정정취소구분 · mdfy_cncl_tp — whether the order is a modification or a cancellation */
      modifyOrCancel: code('mdfy_cncl_tp', '정정취소구분'),
      /** 국내거래소구분 · dmst_stex_tp */ exchange: code('dmst_stex_tp', '국내거래소구분', anyOrderExchange),
      /** 스톱가 · cond_uv — KRW */ stopPrice: price('cond_uv', '스톱가'),
    }),
  },
})
