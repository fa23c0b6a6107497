// Sandbox, Telegram: the Bot API methods about the bot itself, its chats' names and its files.
import { isRecord } from '../../httpServer.ts';
import { badRequest } from '../wire.ts';
import { findRoom, type Method, type MethodCall } from './method.ts';

/** What a bot may download (https://core.telegram.org/bots/api#getfile). */
const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024;
const COMMAND_LIMIT = 100;
const DEFAULT_MENU_BUTTON = { type: 'commands' };

const getMe: Method = ({ bot }) => ({
  ...bot.user,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

const getChat: Method = (call) => {
  const { chat } = findRoom(call);
  return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} };
};

const getFile: Method = ({ bot, params }) => {
  const file = bot.files.byId(params.text('file_id') ?? '');
  if (file === undefined) throw badRequest('invalid file_id');
  if (file.bytes.length > DOWNLOAD_LIMIT_BYTES) throw badRequest('file is too big');
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  };
};

const setMyCommands: Method = (call) => {
  const commands = call.params.json('commands');
  if (!Array.isArray(commands)) throw badRequest("can't parse commands: expected an Array");
  if (commands.length > COMMAND_LIMIT) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  for (const command of commands as unknown[]) checkCommand(command);
  call.bot.settings.set(commandsKey(call), commands);
  return true;
};

const getMyCommands: Method = (call) => call.bot.settings.get(commandsKey(call)) ?? [];

const deleteMyCommands: Method = (call) => {
  call.bot.settings.delete(commandsKey(call));
  return true;
};

const setChatMenuButton: Method = ({ bot, params }) => {
  const button = params.json('menu_button') ?? DEFAULT_MENU_BUTTON;
  if (!isRecord(button) || typeof button['type'] !== 'string') throw badRequest("can't parse menu button");
  bot.settings.set(`menu_button ${params.integer('chat_id') ?? ''}`, button);
  return true;
};

const getChatMenuButton: Method = ({ bot, params }) =>
  bot.settings.get(`menu_button ${params.integer('chat_id') ?? ''}`) ??
  bot.settings.get('menu_button ') ??
  DEFAULT_MENU_BUTTON;

export const profileMethods: Readonly<Record<string, Method>> = {
  getMe,
  getChat,
  getFile,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setChatMenuButton,
  getChatMenuButton,
  ...textSetting({ name: 'Name', field: 'name', limit: 64 }),
  ...textSetting({ name: 'Description', field: 'description', limit: 512 }),
  ...textSetting({ name: 'ShortDescription', field: 'short_description', limit: 120 }),
};

/** `setMy…` and `getMy…` of one text, kept for each language. */
function textSetting({
  name,
  field,
  limit,
}: {
  name: string;
  field: string;
  limit: number;
}): Record<string, Method> {
  const key = ({ params }: MethodCall) => `${field} ${params.text('language_code') ?? ''}`;
  return {
    [`setMy${name}`]: (call) => {
      const text = call.params.text(field) ?? '';
      if (text.length > limit) throw badRequest(`${field.replace('_', ' ')} is too long`);
      call.bot.settings.set(key(call), text);
      return true;
    },
    [`getMy${name}`]: (call) => ({ [field]: call.bot.settings.get(key(call)) ?? '' }),
  };
}

function commandsKey({ params }: MethodCall): string {
  const scope = params.json('scope');
  return `commands ${JSON.stringify(scope ?? { type: 'default' })} ${params.text('language_code') ?? ''}`;
}

function checkCommand(command: unknown): void {
  if (!isRecord(command)) throw badRequest("can't parse BotCommand: expected an Object");
  const { command: name, description } = command;
  if (typeof name !== 'string' || !/^\/?[a-z\d_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
  if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}
