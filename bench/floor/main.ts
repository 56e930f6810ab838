/**
 * The floor: the least that Nest and pg can do for the same requests. A validated
 * body and one INSERT; a month as its raw rows; a team as SQL daily sums; people as a `like` over
 * their names, one of them as the raw rows of each table. No sign-in, no rules, no audit. What Zeitbuch adds is measured against this.
 */
import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Param, Post, Query, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { IsIn, IsUUID } from 'class-validator';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

/** What a record of a person shows, as raw rows. */
const OF_A_PERSON = [
  ...['contract', 'org_assignment', 'site_assignment', 'agreement_assignment', 'payroll_assignment'],
  ...['cost_center_assignment', 'remote_work_permission', 'protected_status'],
];

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

  /** Those who have the word in their name or number, a hundred of them, and how many there are. */
  @Get('people')
  async people(@Query('search') search = ''): Promise<unknown> {
    const { rows } = await pool.query(
      `select employee_id, personnel_number, given_name, family_name, email, hired_on::text, left_on::text, count(*) over ()::int as total
       from employee where tenant_id = 1 and lower(given_name || ' ' || family_name || ' ' || personnel_number) like '%' || $1 || '%'
       order by family_name, given_name limit 100`,
      [search],
    );
    return rows;
  }

  @Get('people/:employeeId')
  async person(@Param('employeeId') employeeId: string): Promise<unknown> {
    const { rows } = await pool.query(
      `select e.*, ${OF_A_PERSON.map(
        (table) =>
          `(select json_agg(f) from ${table} f where f.tenant_id = e.tenant_id and f.employee_id = e.employee_id) as ${table}`,
      ).join(', ')}
       from employee e where e.tenant_id = 1 and e.employee_id = $1`,
      [employeeId],
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
