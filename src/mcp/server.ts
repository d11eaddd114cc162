/**
 * The server: tools and one resource over an archive, whatever the transport.
 * Model Context Protocol, https://modelcontextprotocol.io/specification/2025-06-18
 */
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  type ListToolsResult,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { Archive, ArchiveSource } from '../archive/index.js';
import { explainError, tookTooLong, toolUnknown } from './errors.js';
import { NOTICE, oneLine } from './quoted.js';
import { RECORD_TEMPLATE, RECORD_TYPE, readRecordResource } from './record-resource.js';
import { TOOLS } from './tools/index.js';
import type { Tool } from './tools/tool.js';

/** Of one call, in milliseconds. */
const TIME_LIMIT = 30_000;

const INSTRUCTIONS = `An archive of news articles about world politics, read by machine into a sourced record: who did what to whom, when, and who says so. Everything is read-only. Begin with search or events, or with incidents and brief where many articles tell of one thing; check the wording with article, and cite document number, outlet, date and URL. The reading is automatic and can be wrong; the quoted words are the evidence. ${NOTICE}`;

export interface ChanceryServer {
  readonly protocol: McpServer;
  /** Resolves when every call that has come in is answered. */
  idle(): Promise<void>;
}

export function createMcpServer(source: ArchiveSource, version: string): ChanceryServer {
  const protocol = new McpServer({ name: 'chancery', version }, { instructions: INSTRUCTIONS });
  const running = new Set<Promise<unknown>>();

  /** Aborts where the client cancels, or the time is up. */
  async function ask<T>(
    cancelled: AbortSignal,
    work: (archive: Archive, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const time = AbortSignal.timeout(TIME_LIMIT);
    const signal = AbortSignal.any([cancelled, time]);
    const done = source.use((archive) => {
      signal.throwIfAborted();
      return work(archive, signal);
    });
    running.add(done);
    try {
      return await done;
    } catch (error) {
      throw error === time.reason ? tookTooLong(TIME_LIMIT) : error;
    } finally {
      running.delete(done);
    }
  }

  // The lower level for tools: it lets us say in one line what is wrong with the arguments.
  protocol.server.registerCapabilities({ tools: {} });
  protocol.server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS.map(listed) }));
  protocol.server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal: cancelled }) => {
    try {
      const tool = TOOLS.find(({ name }) => name === params.name);
      if (tool === undefined)
        throw toolUnknown(
          params.name,
          TOOLS.map(({ name }) => name),
        );
      return await ask(cancelled, (archive, signal) => answered(tool, params.arguments, archive, signal));
    } catch (error) {
      return failed(error);
    }
  });
  protocol.registerResource(
    'record',
    new ResourceTemplate(RECORD_TEMPLATE, { list: undefined }),
    {
      title: 'Record of a document',
      description: `The whole record (chancery.record/1) of the document of that number: text, entities, statements, events. ${NOTICE}`,
      mimeType: RECORD_TYPE,
    },
    async (uri, _variables, { signal: cancelled }) => {
      try {
        const text = await ask(cancelled, (archive) => readRecordResource(archive, uri.href));
        return { contents: [{ uri: uri.href, mimeType: RECORD_TYPE, text }] };
      } catch (error) {
        throw new McpError(ErrorCode.InvalidParams, oneLine(explainError(error)));
      }
    },
  );
  return {
    protocol,
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

function listed({ name, title, description, input, output }: Tool): ListToolsResult['tools'][number] {
  return {
    name,
    title,
    description,
    inputSchema: { ...input, type: 'object' },
    outputSchema: { ...output, type: 'object' },
    annotations: {
      title,
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}

async function answered(
  tool: Tool,
  given: unknown,
  archive: Archive,
  signal: AbortSignal,
): Promise<CallToolResult> {
  const { structured, text } = await tool.answer(given, archive, signal);
  return { structuredContent: structured, content: [{ type: 'text', text }] };
}

function failed(error: unknown): CallToolResult {
  return { isError: true, content: [{ type: 'text', text: oneLine(explainError(error)) }] };
}
