// What goes into and out of a counting context has to be of the base library's types: elsewhere each context has its own.
global using BoardUse = (long BusUs, long FlashUs, long FlashBytes, long Erases, long LogBytes);
global using Taken = (long[][] Hits, long[][] ArrayBytes, long[] Blocks, long[] Bursts);
