import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, Ctx, type RequestContext } from '../platform';
import { ImportSettings } from './import-settings';
import { ChangeImportSettingsDto, ImportSettingsDto } from './import-settings.dto';

/** How many people may leave by a file of everybody before it waits for a person. */
@ApiTags('organisation')
@Controller('import-settings')
export class ImportSettingsController {
  constructor(private readonly settings: ImportSettings) {}

  @ApiOperation({ summary: 'What the city decided about its files' })
  @Get()
  @Can('import.run')
  @ApiOkResponse({ type: ImportSettingsDto })
  getImportSettings(@Ctx() context: RequestContext): Promise<ImportSettingsDto> {
    return this.settings.read(context);
  }

  @ApiOperation({ summary: 'Says how many people may leave by a full file before it waits for a person' })
  @Put()
  @Can('import.administer')
  @ApiOkResponse({ type: ImportSettingsDto })
  async changeImportSettings(
    @Ctx() context: RequestContext,
    @Body() body: ChangeImportSettingsDto,
  ): Promise<ImportSettingsDto> {
    await this.settings.change(context, body);
    return this.settings.read(context);
  }
}
