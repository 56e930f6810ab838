/**
 * The floor: the least that Nest and pg can do for the same requests. A validated
 * body and one INSERT; a month as its raw rows; a team as SQL daily sums. No
 * sign-in, no rules, no audit. What Zeitbuch adds is measured against this.
 */
import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Param, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsIn, IsUUID } from 'class-validator';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

class FloorBookingDto {
  @IsUUID()
  bookingId: string;

  @IsIn(['clockIn', 'clockOut', 'breakStart', 'breakEnd', 'locationChange'])
  kind: string;

  @IsIn(['office', 'mobileWork', 'telework', 'businessTrip'])
  location: string;
}

@Controller()
class FloorController {
  @Get('ready')
  ready(): { status: string } {
    return { status: 'ok' };
  }

  @Post('bookings')
  @HttpCode(201)
  async book(@Body() body: FloorBookingDto): Promise<FloorBookingDto> {
    await pool.query('insert into floor_booking (booking_id, kind, location) values ($1, $2, $3)', [
      body.bookingId,
      body.kind,
      body.location,
    ]);
    return body;
  }

  @Get('months/:employeeId')
  async month(@Param('employeeId') employeeId: string): Promise<unknown> {
    const { rows } = await pool.query(
      `select booking_id, kind, location, epoch_minute, offset_minutes, shift_date::text from booking
       where tenant_id = 1 and employee_id = $1 and shift_date >= $2::date and shift_date < $2::date + interval '1 month'
       order by epoch_minute`,
      [employeeId, process.env.BENCH_MONTH],
    );
    return rows;
  }

  @Get('teams/:unitId')
  async team(@Param('unitId') unitId: string): Promise<unknown> {
    const { rows } = await pool.query(
      `select b.employee_id, b.shift_date::text, sum(case when b.kind in ('clockOut', 'breakStart') then b.epoch_minute else -b.epoch_minute end)::int as minutes
       from org_assignment a join booking b on b.tenant_id = a.tenant_id and b.employee_id = a.employee_id
       where a.tenant_id = 1 and a.org_unit_id = $1 and b.shift_date >= $2::date and b.shift_date < $2::date + interval '1 month'
       group by 1, 2`,
      [unitId, process.env.BENCH_MONTH],
    );
    return rows;
  }
}

@Module({ controllers: [FloorController] })
class FloorModule {}

const app = await NestFactory.create(FloorModule, { logger: ['error'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
await app.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => void app.close().then(() => pool.end()));
