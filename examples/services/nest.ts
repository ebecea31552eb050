/** The same service on NestJS: trades as server-sent events, candles as JSON, metrics and health. */
import 'reflect-metadata'
import { healthOf, type Kiwoom, PROMETHEUS_TYPE, prometheusText } from '@kiwoom-rx/core'
import {
  BadRequestException,
  type BeforeApplicationShutdown,
  Controller,
  DefaultValuePipe,
  type DynamicModule,
  Get,
  Header,
  HttpException,
  Inject,
  Module,
  type OnApplicationShutdown,
  Param,
  ParseIntPipe,
  Query,
  StreamableFile,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { lastValueFrom, Subject, take, takeUntil, toArray } from 'rxjs'
import { closeAfterAnswers } from './closeAfterAnswers.ts'
import { Failures } from './nestFailures.ts'
import { clientFromEnvironment, type Grace } from './options.ts'
import { serverSentEvents } from './serverSentEvents.ts'

const [KIWOOM, GRACE] = [Symbol('kiwoom'), Symbol('grace')]

@Controller()
class Market implements BeforeApplicationShutdown, OnApplicationShutdown {
  @Inject(KIWOOM) private readonly kiwoom!: Kiwoom
  @Inject(GRACE) private readonly grace!: number
  private readonly closing$ = new Subject<void>()

  @Get('trades/:code')
  @Header('cache-control', 'no-store')
  trades(@Param('code') code: string): StreamableFile {
    const trades$ = this.kiwoom.realtime.trade(stock(code), { gaps: true }).pipe(takeUntil(this.closing$))
    // Not @Sse: it holds all that a slow reader has not read, without bound.
    return new StreamableFile(serverSentEvents(this.kiwoom, trades$), { type: 'text/event-stream' })
  }

  @Get('candles/:code')
  candles(@Param('code') code: string, @Query('count', new DefaultValuePipe(900), ParseIntPipe) count: number) {
    if (count < 1 || count > 5_000) throw new BadRequestException('count must be from 1 to 5000')
    const params = { stockCode: stock(code), candleInterval: 1, adjustedPrice: 'adjusted' } as const
    // All rows or an error: a client that is closed meanwhile errors, and completes nothing early.
    return lastValueFrom(this.kiwoom.chart.stockMinute.rows(params).pipe(take(count), toArray()))
  }

  @Get('metrics')
  @Header('content-type', PROMETHEUS_TYPE)
  metrics(): string {
    return prometheusText(this.kiwoom.stats())
  }

  @Get('health')
  health() {
    const health = healthOf(this.kiwoom.stats())
    if (health.status === 'down') throw new HttpException(health, 503)
    return health
  }

  /** Before the server waits for the answers under way: streams would never end. */
  beforeApplicationShutdown(): void {
    this.closing$.next()
    // What takes longer errors with `Closed`, and its reader gets a 503.
    setTimeout(() => void this.kiwoom.close(), this.grace).unref()
  }

  /** After it: REMOVE of what is registered, then the socket. */
  onApplicationShutdown(): Promise<void> {
    return this.kiwoom.close()
  }
}

function stock(code: string): string {
  if (!/^[0-9A-Z]{6}(_NX|_AL)?$/.test(code)) throw new BadRequestException(`${code} is no stock code (종목코드)`)
  return code
}

@Module({})
class MarketModule {
  static of(kiwoom: Kiwoom, grace: number): DynamicModule {
    const providers = [
      { provide: KIWOOM, useValue: kiwoom },
      { provide: GRACE, useValue: grace },
    ]
    return { module: MarketModule, controllers: [Market], providers }
  }
}

/** The application over one client. Closing it ends the streams, waits for the answers under way, then closes the client. */
export async function marketApplication(
  kiwoom: Kiwoom,
  { grace = 10_000 }: Grace = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ forceCloseConnections: 'idle' })
  closeAfterAnswers(adapter.getInstance())
  const app = await NestFactory.create<NestFastifyApplication>(MarketModule.of(kiwoom, grace), adapter, {
    logger: ['error'],
  })
  return app.useGlobalFilters(new Failures()).enableShutdownHooks(['SIGTERM'], { useProcessExit: true })
}

if (process.argv[1] === import.meta.filename) {
  const app = await marketApplication(clientFromEnvironment(process.env, console))
  await app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1')
  console.log(await app.getUrl())
}
