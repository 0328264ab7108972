package dev.parley.api;

import dev.parley.audio.AudioException;
import dev.parley.records.RecordingPeaks;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Sends recordings, whole or the part a player asks for (RFC 9110 section 14). */
final class RecordingAnswers {
  private static final String WAV = "audio/wav";
  private static final String PRIVATE = "private, no-store";

  Answer send(Path file, Request request) {
    if (!Files.isRegularFile(file)) {
      throw gone();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      Context context = request.context();
      context.header("Accept-Ranges", "bytes");
      context.header("Cache-Control", PRIVATE);
      switch (ByteRange.parse(request.header("Range").orElse(null), size)) {
        case ByteRange.Asked.All() -> copy(channel, new ByteRange(0, size - 1), 200, context);
        case ByteRange.Asked.Part(ByteRange range) -> {
          context.header(
              "Content-Range", "bytes %d-%d/%d".formatted(range.first(), range.last(), size));
          copy(channel, range, 206, context);
        }
        case ByteRange.Asked.Beyond() ->
            throw ApiException.of(
                    416,
                    "range_not_satisfiable",
                    "The recording has %d bytes and none of those asked for.".formatted(size))
                .with("Content-Range", "bytes */" + size);
      }
    } catch (IOException e) {
      // The client went away in the middle; players do when they seek.
    }
    return new Answer.Written();
  }

  /** The outline of a recording, so many pieces a second. */
  Answer peaks(Path file, int perSecond, Request request) {
    try {
      byte[] peaks = RecordingPeaks.of(file, perSecond);
      request.context().header("Cache-Control", PRIVATE);
      return new Answer.Raw("application/octet-stream", new ByteArrayInputStream(peaks));
    } catch (NoSuchFileException e) {
      throw gone();
    } catch (AudioException e) {
      throw ApiException.of(
          404,
          "not_found",
          "The recording of this call cannot be read: %s".formatted(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("A recording cannot be read.", e);
    }
  }

  private static ApiException gone() {
    return ApiException.of(
        404, "not_found", "The recording of this call is no longer on this server.");
  }

  private static void copy(FileChannel from, ByteRange range, int status, Context context)
      throws IOException {
    context.disableCompression();
    context.status(status);
    context.res().setContentType(WAV);
    context.res().setContentLengthLong(range.length());
    var out = Channels.newChannel(context.res().getOutputStream());
    long at = range.first();
    while (at <= range.last()) {
      long sent = from.transferTo(at, range.last() - at + 1, out);
      if (sent <= 0) {
        throw new IOException("The recording became shorter while it was sent.");
      }
      at += sent;
    }
  }
}
