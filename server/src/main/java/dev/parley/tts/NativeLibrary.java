package dev.parley.tts;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** A shared library and its functions. */
final class NativeLibrary {
  private final Path file;
  private final SymbolLookup symbols;

  /**
   * Loads a library for the life of the process. Those it is linked to must have been loaded
   * before, unless the system has them.
   */
  NativeLibrary(Path file) {
    this.file = file;
    try {
      symbols = SymbolLookup.libraryLookup(file, Arena.global());
    } catch (IllegalArgumentException e) {
      throw new TtsException(
          "The library " + file + " cannot be loaded. Maybe the cache directory is mounted noexec.",
          e);
    }
  }

  /** A function of the C library. */
  static MethodHandle standard(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }

  MethodHandle function(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker()
        .downcallHandle(
            symbols
                .find(name)
                .orElseThrow(() ->
                    new TtsException("The library " + file + " has no function " + name + ".")),
            descriptor);
  }
}
