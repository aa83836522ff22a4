package vendored

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/vendored/known"
)

// Every known component can be found by its marks, and its patterns are patterns.
func TestKnown(t *testing.T) {
	t.Parallel()
	f := NewFinder()
	names := map[string]bool{}
	for i, c := range f.components {
		if c.Name == "" || c.Upstream == "" || len(c.Marks) == 0 || names[c.Name] {
			t.Errorf("%q: a component needs a name of its own, an upstream and marks", c.Name)
		}
		names[c.Name] = true
		if strings.Contains(c.Upstream, "://") || c.Tag != "" && strings.Count(c.Tag, "%s") != 1 {
			t.Errorf("%s: upstream %q, tag %q", c.Name, c.Upstream, c.Tag)
		}
		for _, m := range c.Marks {
			if len(m) < 5 {
				t.Errorf("%s: the mark %q is no evidence", c.Name, m)
			}
			clues := f.Look("src/x.h", []byte("/*\n * #define "+m+"\n"))
			if !slices.ContainsFunc(clues, func(c Clue) bool { return c.Kind == ofKnown && c.Component == i && c.Line == 2 }) {
				t.Errorf("%s is not found by its mark %q", c.Name, m)
			}
		}
		for _, v := range c.Versions {
			if regexp.MustCompile(v).NumSubexp() == 0 {
				t.Errorf("%s: no group in %q", c.Name, v)
			}
		}
	}
	if len(names) != len(known.All()) {
		t.Errorf("%d names of %d components", len(names), len(known.All()))
	}
}

// What one file says.
func TestLook(t *testing.T) {
	t.Parallel()
	f := NewFinder()
	for _, c := range []struct{ path, text, want string }{
		{"src/zlib.h", "/* zlib.h -- interface of the 'zlib' general purpose compression library\n*/\n#define ZLIB_VERSION \"1.2.11\"\n", "known zlib 1.2.11 :1; macro ZLIB 1.2.11 :3"},
		{"a/stb_image.h", "/* stb_image - v2.27 - public domain */\n", "known stb_image 2.27 :1"},
		{"a/fmt/core.h", "// Formatting library for C++ - the core API\n#define FMT_VERSION 80101\n", "known fmt 8.1.1 :1"},
		{"a/own.cpp", "// uses zlib, and sqlite3 version 3.1\n#include \"zlib.h\"\n", ""},
		{"a/path.js", "// Copyright Joyent, Inc. and other Node contributors.\n", ""}, // of several works
		{"a/http_parser.h", "/* Copyright Joyent, Inc. and other Node contributors. */\n#ifndef http_parser_h\n", "known http-parser :2"},
		{"a/own.h", "#ifdef MIMALLOC_H\n#endif\n", ""}, // the guard of another header
		{"a/sha1.c", "/*\r\nSHA-1 in C\r\nBy Steve Reid <a@b>\r\n*/\r\n", "known sha1-reid :2"},
		{"a/md5.h", "/*\r\n  L. Peter Deutsch\r\n  ghost@aladdin.com\r\n*/\r\n", "known md5-deutsch :2"},
		{"a/md5.h", "/*\r\n  L. Peter Deutsch\r\n\r\n  ghost@aladdin.com\r\n*/\r\n", ""},
		{"a/json.lua", "--\n-- json.lua\n--\n-- Copyright (c) 2020 rxi\n--\nlocal json = { _version = \"0.1.2\" }\n", "known json.lua 0.1.2 :2"}, // not what else its author wrote
		{"a/coro.c", "/*\n * Copyright (c) 2001-2011 Marc Alexander Lehmann <schmorp@schmorp.de>\n */\n", "known libcoro :2"},
		{"a/ogg.h", "/* THIS FILE IS PART OF THE OggVorbis SOFTWARE CODEC SOURCE CODE.\n function: toplevel libogg include\n*/\n", "known libogg :2"},
		{"a/ut.hpp", "#define BOOST_UT_VERSION 2'3'1\n", "known boost-ext-ut 2.3.1 :1"},
		{"lib/foo.h", "#define FOO_VERSION_MAJOR 3\n#define FOO_VERSION_MINOR 1\n#define FOO_VERSION_PATCH 4\n", "macro FOO 3.1.4 :1"},
		{"lib/foo.h", "#define FOO_VERSION_MAJOR 3\n", ""},
		{"src/x.c", "/* The code was copied from\n * https://github.com/owner/name.git */\n", "origin name :2"},
		{"src/x.c", "// This file has been copied from the zcbor library.\n", "origin zcbor :1"},
		{"src/x.c", "// taken from the same project\n", ""},
		{"src/x.c", "/* https://github.com/owner/wonder-headers/blob/main/3.2/wonder.h */\nint a;\n", "origin wonder-headers :1"},
		{"src/wonder.c", "// by Ada Example\n// https://github.com/ada/wonder\nint a;\n", "origin wonder :2"},
		{"cmake/FindRing.cmake", "# Find rings\n# public domain (https://github.com/ada/wonder/blob/main/cmake/FindRING.cmake)\nset(A 1)\n", "origin wonder :2"},
		{"cmake/FindRing.cmake", "# like https://github.com/ada/wonder/blob/main/cmake/FindLamp.cmake\nset(A 1)\n", ""},
		{"cmake/LampMacros.cmake", "# Public Domain, by Ada Example\n# Maintained at https://github.com/ada/cmake-wonder\nset(A 1)\n", "origin cmake-wonder :2"},
		{"src/ent.c", "/* This code was taken from http://www.wonder.example/rings/ where it is free. */\nint a;\n", "origin wonder :1"},
		{"src/ent.c", "/* This code was taken from https://stackoverflow.com/questions/1 */\nint a;\n", ""},
		{"src/poly.c", "/*\n * Derived from W5 (Apache-2.0).\n * https://github.com/ada/w5\n */\nint a;\n", "derived w5 :3"},
		{"src/keys.cpp", "#include <x.h>\nint a;\n// The following code is taken from xring 3.0 and has been slightly modified.\nint b;\n", "passage xring :3; altered :3"},
		{"lib/schro/README.origin", "schro.c has been exported from:\n\n  schro-1.0.11\n  https://example.org/schro/1.0.11/\n", "metadata schro 1.0.11 :3"},
		{"lib/schro/README", "Needs other-2.0 and\nother-2.0\n", ""},
		{"NOTICE.md", "The distribution includes a copy of [ringtest](https://ring.example), which is free.\n", "listed ringtest :1"},
		{"web/wonder.min.js", "/*\n * Wonder.js\n * https://github.com/ada/wonder.js\n * v3.0.1\n */\n", "origin wonder.js :3"},
		{"src/safe.h", "/* Contains code derived from https://sourceforge.net/projects/wonderlib/\n */\nint a;\n", "origin wonderlib :1"},
		{"src/digest.c", "/*\n * Wonder_Digest (https://github.com/ada/Wonder)\n * A digest.\n */\nint a;\n", "origin Wonder :2"},
		{"src/wonder.c", "// asks https://github.com/ada/other\nint a; // https://github.com/ada/wonder\n", ""},
		{"src/x.c", "/* Adapted from PKCS15 layer for cards. */\n", ""},
		{"src/x.c", "/*\t$OpenBSD: wonder.c,v 1.4 2019/01/02 10:11:12 ada Exp $\t*/\n", "origin OpenBSD :1"},
		{"src/x.h", "/* $FreeBSD: head/sys/net/wonder.h 235828 2012-05-23 11:26:28Z ada $ */\n", "origin FreeBSD :1"},
		{"src/x.c", "/*\n * @(#)wonder.c\t8.1 (Berkeley) 6/4/93\n */\n", "origin BSD :2"},
		{"src/x.c", "// builds on OpenBSD: see below. $OpenBSD: mine, 2015 ada$\n", ""},
		{"src/x.c", "/* nor may the name be used to promote products derived from the Wonder Software without permission */\n", ""},
		{"src/x.c", "/* The routines are borrowed from Ada Example's work. */\n", ""},
		{"src/x.c", "int f;\n/* The code is not taken directly from the project, but I read it:\n * https://github.com/them/wonder */\n", ""},
		{"lib/foo.h", "#define FOO_MAJOR 1\n#define FOO_MINOR 0\n#define FOO_PATCHLEVEL 10\n", "macro FOO 1.0.10 :1"},
		{"src/x.c", "/* The length is taken from Wonder-length header. */\n", ""},
		{"src/x.c", "// This is modified from the implementation in ports/wonder.c.\n", ""},
		{"test/x.c", "#define MIMALLOC_H /* <mimalloc.h> */\n", ""}, // keeps the header out
		{"src/x.c", "#ifndef MIMALLOC_H\n#define MIMALLOC_H\n", "known mimalloc :2"},
		{"lib/foo.h", "#define FOO_VERSION 1\n#define FOO_VERSION_MAJOR 2\n#define FOO_VERSION_MINOR 3\n#define FOO_VERSION_MICRO 4\n", ""}, // names of what is asked for
		{"third_party/libfoo/changes.txt", "March 1st, 2020\nv1.2.0\n", "metadata 1.2.0 :2"},
		{"third_party/foo.h", "/* Wonder v3.5 and lower */\n", ""},
		{"src/x.c", "/* it is derived from the RSA Data Security, Inc.\n * digest */\n", ""},
		{"src/x.c", "/* This source file comes from the EDITOR source package. */\n", "origin EDITOR :1"},
		{"src/x.c", "#include <a.h>\n// adapted from https://github.com/owner/name\n", "passage name :2"},
		{"src/x.c", "int f() {\n  return 1;\n}\n/* dial and hang up: code comes from libwonder: http://wonder.example.org/\n */\n", "passage libwonder :4"},
		{"src/x.c", "int f();\n\n/* The following code adopted from WonderBSD's getline.c, which is: */\n", "passage WonderBSD :3"},
		{"src/x.h", "#include <a.h>\n// Taken from libwonder and modified.\n", "passage libwonder :2"},
		{"src/x.h", "/* The Dial class is derived from the CWidget base class which turns.\n * Copyright (c) 2001 Them */\n", ""},
		{"web/x.js", "/*\n* MultiWonder v0.9.12\n* Copyright (c) 2012 Jane Doe\n*/\n", "script MultiWonder 0.9.12 :2"},
		{"web/x.js", "/*\n* Version 0.9 of this page\n* Copyright (c) 2012 Jane Doe\n*/\n", ""},
		{"src/x.c", "/* lookup routines lifted wholesale from openwonder */\n", "origin openwonder :1"},
		{"src/x.c", "// Large parts are a port of the sum from wonder-metrics\n// (https://wonder.example.org) which has this licence:\n", "passage wonder-metrics :1"},
		{"src/x.c", "int f();\n/* A pointer taken from the callback.\n */\n// The value comes from the user's file.c\nchar *s = \"copied from libwonder's x.c\";\n", ""},
		{"src/x.c", "int f();\n/* Checksum code adapted from wonder core: wonder/src/sum.cpp Sum() */\n", "passage wonder :2"},
		{"src/x.c", "int f();\n// This function is adapted from Wonder.js's path.dirname() function.\n", "passage Wonder.js :2"},
		{"src/x.c", "/*\n * Code is modified from the RoadWonders-robotics i2c library (under the MIT licence)\n */\n#include <a.h>\n", "origin RoadWonders-robotics :2"},
		{"src/x.h", "/***\n *** This header was automatically generated from a Linux kernel header\n ***/\n", "origin Linux :2"},
		{"src/x.mm", "#import <a.h>\n//  Based on WonderQueue (https://github.com/wonder/WonderQueue) which somebody wrote.\n", "passage WonderQueue :2"},
		{"src/x.h", "#ifndef X\n#define X\n\n// Based on the RingView from wonder64\n\n", "origin wonder64 :4"},
		{"plot.py", "from a.b import c\n# https://github.com/wonder/colours/tree/master\n", ""},
		{"cmake/x.cmake", "# From OpenWonder Project\n# SPDX-License-Identifier: BSD-3-Clause\n", "origin OpenWonder :1"},
		{"data/lists/README", "These lists have been taken from the reference at:\n\nhttps://github.com/example/lists/blob/master/a.md\n", "address lists :3; directory lists :1"},
		{"data/lists/README", "See https://github.com/example/lists for more.\n", "address lists :1"},
		{"mac/X.framework/Resources/Info.plist", "<key>CFBundleShortVersionString</key>\n\t<string>2.9.3</string>\n", "metadata 2.9.3 :2"},
		{"test/x.c", "int f();\n/* The following code adopted from WonderBSD's getline.c, which is: */\n", ""},
		{"src/x.c", "/*\n * Based on rings.c by Ada Example. Used with permission.\n */\n", "origin rings :2"},
		{"src/x.h", "#include <a.h>\n// Adapted from https://github.com/owner/name/blob/master/x/\n// (MIT-license)\n", "origin name :2"},
		{"src/x.cc", "// Parts of this code are taken from apng-tool, which has the following license:\n", "origin apng-tool :1"},
		{"src/x.c", "/*\n * This code came from here\n *\n * http://smallcodec.sourceforge.net/b.c\n", "origin smallcodec :4"},
		{"src/x.c", "/* taken from https://sourceforge.net/projects/other-codec/ */\n", "origin other-codec :1"},
		{"src/x.c", "// Original source:\n//  https://forge.googlesource.com/web/imglib/+/refs/heads/main/x.c\n", "origin imglib :2"},
		{"src/x.c", "/* taken from https://git.example.org/group/sub/thing.git */\n", "origin thing :1"},
		{"src/x.c", "/* taken from https://git.example.org/thing.c */\n", "origin thing.c :1"},
		{"src/x.c", "/* This code was originally written by: Some Body, at the Wonder\n * project.\n */\n", "origin Wonder :1"},
		{"src/x.lua", "-- CC0-1.0 2021 - Some Body (<https://github.com/somebody/dissector>)\n", "origin dissector :1"},
		{"src/x.c", "/* Example by (c) somebody, see https://github.com/somebody/models */\n", ""},
		{"src/x.c", "/* Based on code from the OggWonder software source code,\n * Copyright (C) 2002 Them\n */\n", "origin OggWonder :1"},
		{"src/x.c", "/* These tests are based on code from Some Body's wonderkit. See\n */\n", "origin wonderkit :1"},
		{"src/x.c", "#include <a.h>\n/* The following is adapted from similar code in libwonder, which is:\n *\n * Copyright (C) 2002 Them\n", "origin libwonder :2"},
		{"src/x.c", "/*\n * send.c: from wonder tools by Some Body\n", "origin wonder :2"},
		{"src/x.c", "/* part of ours */\n\n/* This file is based on the WONDER validation functions. The\n * original license text follows. */\n", "member ours :1; origin WONDER :3"},
		{"src/x.c", "/* This file is based on the TCP functions. It is new. */\n", ""},
		{"src/x.h", "/* Most of the following is blatantly stolen from wonder. */\n", "origin wonder :1"},
		{"src/x.h", "/* The following is from here. It is well. */\n", ""},
		{"src/x.c", "/* The implementation is taken from the sources at\n * http://wonder.example.org/ */\n", ""},
		{"man/convert", "#!/usr/bin/perl -w\n\n# xmltoman - simple xml to man converter\n", "known xmltoman :3"},
		{"src/x.h", "/* File from the WonderShow project, released under LGPL by permission */\n", "origin WonderShow :1"},
		{"src/x.c", "/*\n * This file is from the Apache Wonder\n * Library.\n", "origin Apache Wonder :2"},
		{"src/x.c", "// adapted from libwonder (https://wonder.example.org/code/)\n", "origin libwonder :1"},
		{"src/x.h", "/* This was copied from the linux kernel and adjusted. */\n", "origin linux :1"},
		{"src/x.h", "#include <a.h>\n/* names taken from the Linux kernel */\n", ""},
		{"src/x.c", "/* partially copied from wonder-contrib/ports/unix/main.c\n", "derived wonder-contrib :1"},
		{"src/x.hpp", "#pragma once\n#include <a.h>\n// This has\n// been ported from Speaker.java in Wonder:\n// https://github.com/wonder/wonder-utils/blob/master/Speaker.java\n", "origin wonder-utils :5"},
		{"src/x.c", "#include <a.h>\n/* These are filter functions. They were copied from Quirk and\n * converted. */\n", "derived Quirk :2"},
		{"src/x.c", "#include <a.h>\n/* values taken from Windows headers */\n", ""},
		{"src/x.c", "#include <a.h>\n/* the memory is borrowed from the POOL of it */\n", ""},
		{"src/x.c", "/* Algorithm taken from RFC 1234, derived from Section 3. */\n", ""},
		{"cmake/Findx.cmake", "# This file is part of CMake-wonder.\n", "member CMake-wonder :1"},
		{"tools/lint.py", "# a\n\"\"\"Does google-lint on c++ files.\n", "known cpplint :2"},
		{"src/x.c", "/* A Bison parser, made by GNU Bison 3.8.2.  */\n", "member GNU Bison :1"},
		{"lib/foo.c", "/* This file is part of the Foo.\n", "member Foo :1"},
		{"lib/foo.c", "/* This file is part of GNU Foo.\n", "member GNU Foo :1"},
		{"third_party/bar/bar.c", "/* bar - v1.5 by somebody */\n/* This file has been modified by A. Person */\n", "banner bar 1.5 :1; altered :2"},
		{"www/app.js", "/*! Widgets v4.3.0 | (c) them */ var a;\n/**\n * @license Gadget 1.0.2\n */\n", "script Widgets 4.3.0 :1; script Gadget 1.0.2 :3"},
		{"www/app.js", "/*! Copyright 2020.1 us */\n", ""},
		{"www/thing-1.4.2.min.js", "var x\n", "script thing 1.4.2 :1"},
		{"www/player.min.js", strings.Repeat("a();", 500), "script player :1"},
		{"www/player.js", strings.Repeat("a();", 500), ""},
		{"third_party/x/package.json", `{"name":"x","version":"1.0.0","license":"MIT"}`, "metadata x 1.0.0 :1"},
		{"third_party/x/CMakeLists.txt", "project(X LANGUAGES C VERSION 2.1)\n", "metadata X 2.1 :1"},
		{"third_party/x/configure.ac", "dnl\nAC_INIT([x tool], [2.0.1], [a@b])\n", "metadata x tool 2.0.1 :2"},
		{"third_party/x/meson.build", "project('x', 'c',\n  version : '0.9.1')\n", "metadata x 0.9.1 :1"},
		{"third_party/x/README.chromium", "Name: X\nVersion: 1.8\nURL: https://example.org/x\nLocal Modifications:\n None\nLocal Modifications: none\n", "altered :6; metadata X 1.8 :1"},
		{"third_party/x/README.ours", "Name: X\nVersion: 1.8\nRevision: 0123456789abcdef0123456789abcdef01234567\n", "commit 0123456789abcdef0123456789abcdef01234567 :3; metadata X 1.8 :1"},
		{"third_party/x/README.md", "Name: X\nVersion: 1.8\n", ""},
		{"third_party/x/VERSION", "v1.9.2\n", "metadata 1.9.2 :1"},
		{"COPYRIGHTS", "----------\n\nsrc/su/ntop.c\nsrc/su/pton.c\n\nThese come from elsewhere.\nCopyright (c) 1996,1999 by Some Consortium.\n\n-----------------\nsrc/own.c\nsee LICENSE\n------------\nCopyright 2001 Us\n", "listed src/su/ntop.c :3; listed src/su/pton.c :4"},
		{"LICENSE", "Copyright 2001 Us\n\nDo what you like.\n\n========================================\nwonder\n\nCopyright (c) 2018, Wonder Institute\nAll rights reserved.\n", "listed :8"},
		{"LICENSE", "========================================\nCopyright 2001 Us\n", ""},
		{"LICENSE", "wonder, Copyright 2001 Us\n\n=====\n\nIt has src/units.c:\n /*\n  * Copyright (c) 1999,2000\n  * The Board of Wonders\n", "listed :8"},
		{"LICENSE", "Copyright 2001 Us\n\nTerms\n=====\nCopyright 2002 Others\n", ""},
		{"doc/COPYRIGHTS", "src/su/ntop.c\nCopyright 1996 Some Consortium\n", ""},
		{"third_party/x/version.txt", "https://github.com/owner/x/tree/v1.5.8\n", "metadata 1.5.8 :1"},
		{"third_party/x/version.txt", "https://github.com/owner/x/commit/0123456789abcdef0123456789abcdef01234567", "commit 0123456789abcdef0123456789abcdef01234567 :1"},
		{"third_party/x/commit.git", "0123456789abcdef0123456789abcdef01234567\n", "commit 0123456789abcdef0123456789abcdef01234567 :1"},
		{"third_party/x/ChangeLog", "History\n\nVersion 3.2.1 (today)\n", "metadata 3.2.1 :3"},
		{"third_party/x/README.md", "From https://github.com/them/x.git.\n", "address x :1"},
	} {
		if got := show(f, f.Look(c.path, []byte(c.text))); got != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.path, c.text, got, c.want)
		}
	}
}

func show(f *Finder, clues []Clue) string {
	var parts []string
	for _, c := range clues {
		kinds := []string{"known", "known-version", "macro", "banner", "script", "metadata", "address", "commit", "altered", "member", "contained", "origin", "listed", "derived", "directory", "passage"}
		name := c.Name
		if c.Kind <= knownVersion && name == "" {
			name = f.components[c.Component].Name
		}
		parts = append(parts, strings.Join(slices.DeleteFunc([]string{kinds[c.Kind], name, c.Version, fmt.Sprintf(":%d", c.Line)}, func(s string) bool { return s == "" }), " "))
	}
	return strings.Join(parts, "; ")
}

func TestUnitOf(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"third_party/zlib/a.c": "third_party/zlib", "src/3rdParty/x/y/z.c": "src/3rdParty/x", "deps/uthash.h": "deps/uthash.h", "src/a.c": "", "third_party": "",
		"external/third_party/x/y.c": "external/third_party/x", "third-party/include/x/y.h": "third-party/include/x", "extern/src/a.c": "extern/src/a.c", "extlibs/headers/x/y/z.h": "extlibs/headers/x", "external/x/src/a.c": "external/x",
		"lib/zlib-1.3.1/third_party/x/a.c": "lib/zlib-1.3.1", "lib/jansson-e23f558/src/a.c": "lib/jansson-e23f558", "docs/release-1.2/a.c": "", "docker/ubuntu-22.04/a.sh": "", "src/part-two/a.c": "",
	} {
		if got, _ := unitOf(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestMade(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ path, text, want string }{
		{"a.js", strings.Repeat("a();", 500), "minified"},
		{"a.c", "/* Generated by tool, do not edit */\n", "generated: Generated by tool, do not edit"},
		{"a.go", "package a\n\n// the numbers are generated by the server\nfunc f() {}\n", "generated: the numbers are generated by the server"},
		{"a.c", "int generated;\n", ""},
		{"README.md", "This page is generated by hand.\n", ""},
	} {
		if got := Made(c.path, []byte(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.path, got, c.want)
		}
	}
}

// jar is a zip file with some members.
func jar(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		m, err := w.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write([]byte(members[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// typeface is a font that has nothing but a name table.
func typeface(names map[uint16]string) []byte {
	var records, text []byte
	for _, id := range []uint16{1, 5, 13} {
		var utf16 []byte
		for _, r := range names[id] {
			utf16 = binary.BigEndian.AppendUint16(utf16, uint16(r))
		}
		for _, v := range []uint16{3, 1, 0x409, id, uint16(len(utf16)), uint16(len(text))} {
			records = binary.BigEndian.AppendUint16(records, v)
		}
		text = append(text, utf16...)
	}
	table := binary.BigEndian.AppendUint16(nil, 0)
	table = binary.BigEndian.AppendUint16(table, 3)
	table = binary.BigEndian.AppendUint16(table, uint16(6+len(records)))
	table = append(append(table, records...), text...)
	font := append([]byte("\x00\x01\x00\x00\x00\x01"), make([]byte, 6)...)
	font = append(font, "name\x00\x00\x00\x00"...)
	font = binary.BigEndian.AppendUint32(font, 28)
	font = binary.BigEndian.AppendUint32(font, uint32(len(table)))
	return append(append(font, table...), make([]byte, 16)...)
}

func TestLookBinary(t *testing.T) {
	t.Parallel()
	f := NewFinder()
	for _, c := range []struct {
		path, kind string
		data       []byte
		want       string
	}{
		{"lib/a.jar", "archive", jar(t, "META-INF/maven/org.x/lib-a/pom.properties", "groupId=org.x\nartifactId=lib-a\nversion=1.2\n"), "contained lib-a 1.2 :0"},
		{"lib/b.jar", "archive", jar(t, "META-INF/MANIFEST.MF", "Bundle-SymbolicName: org.b;singleton:=true\r\nBundle-Version: 2.0.0\r\n"), "contained org.b 2.0.0 :0"},
		{"dl/c.zip", "archive", jar(t, "thing-3.1/a.c", "", "thing-3.1/b.c", ""), "contained thing 3.1 :0"},
		{"dl/d.zip", "archive", jar(t, "a.c", "", "b.c", ""), ""},
		{"dl/e.zip", "archive", []byte("PK\x03\x04 and nothing"), ""},
		{"f.ttf", "font", typeface(map[uint16]string{1: "Some Sans", 5: "Version 1.100", 13: "OFL"}), "contained Some Sans 1.100 :0"},
		{"f.ttf", "font", []byte("\x00\x01\x00\x00\x00"), ""},
	} {
		if got := show(f, LookBinary(c.path, c.kind, c.data)); got != c.want {
			t.Errorf("%s: %s, want %s", c.path, got, c.want)
		}
	}
}

func FuzzLook(f *testing.F) {
	finder := NewFinder()
	for _, s := range []string{"#define A_VERSION \"1.2\"\n", "/*! jQuery v3.6.0 */", "{\"name\":\"x\",\"version\":\"1\"}", "AC_INIT([a],[1.2])", "// dear imgui, v1.89\n", "Name: x\nVersion: 1.0\n", "name: \"x\"\nversion: \"1\""} {
		for _, p := range []string{"a/x.h", "third_party/x/package.json", "x.js", "third_party/x/README.chromium", "third_party/x/METADATA", "third_party/x/ChangeLog", "a/configure.ac"} {
			f.Add(p, []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		clues := finder.Look(path, data)
		lines := 1 + bytes.Count(data, []byte("\n"))
		for _, c := range clues {
			if c.Line < 0 || c.Line > lines {
				t.Errorf("line %d of %d", c.Line, lines)
			}
		}
		Made(path, data)
		one := File{Path: path, Kind: "text", Clues: clues, License: "MIT", Leaves: []string{"MIT"}, Holders: []string{"x"}}
		beside, below := one, one
		beside.Path, below.Path, below.Terms = "lib/"+path, path+"/x.h", true
		found := finder.Find(Input{Files: []File{one, below, beside}, Names: []string{"y"}, Leaves: []string{"ISC"}})
		for _, c := range found {
			if c.Package.ID == "" || c.Package.Name == "" || len(c.Package.Files) == 0 || len(c.Package.Locations) == 0 {
				t.Errorf("a component without an id, name, file or place: %+v", c.Package)
			}
		}
	})
}

func FuzzLookBinary(f *testing.F) {
	f.Add("font", typeface(map[uint16]string{1: "Some Sans", 5: "Version 1.100"}))
	f.Add("archive", jar(f, "META-INF/MANIFEST.MF", "Implementation-Title: x\n"))
	f.Fuzz(func(t *testing.T, kind string, data []byte) { LookBinary("a.jar", kind, data) })
}

func TestIsProject(t *testing.T) {
	t.Parallel()
	s := search{own: map[string]bool{"player": true}}
	for holder, want := range map[string]bool{"the player developers": true, "Player contributors": true, "the other developers": false, "player": false, "Jane Player Doe": false} {
		if got := s.isProject(holder); got != want {
			t.Errorf("%s: %v, want %v", holder, got, want)
		}
	}
}

// What others wrote among a project's own files: by holder, and what lies beside it.
func TestForeign(t *testing.T) {
	t.Parallel()
	own := File{Kind: "text", Leaves: []string{"AGPL-3.0-or-later"}, License: "AGPL-3.0-or-later", Holders: []string{"Ours"}}
	file := func(path string, f File) File { f.Path, f.Kind = path, "text"; return f }
	files := []File{file("LICENSE", File{Leaves: []string{"AGPL-3.0-or-later"}, Terms: true, Holders: []string{"Ours"}})}
	for _, name := range []string{"src/a.c", "src/b.c", "src/c.c", "src/d.c", "src/e.c", "src/f.c", "src/g.c", "src/h.c", "src/i.c", "src/j.c", "src/k.c"} {
		files = append(files, file(name, own))
	}
	files = append(files,
		file("src/ipfw/a.c", File{Leaves: []string{"BSD-2-Clause"}, License: "BSD-2-Clause", Holders: []string{"Luigi"}}),
		file("src/ipfw/b.c", File{Holders: []string{"Somebody"}}), // on terms that no list knows
		file("src/ipfw/ours.c", own),
		file("src/l.c", File{Leaves: []string{"MIT"}, License: "MIT", Holders: []string{"One"}}),
		file("src/m.c", File{Leaves: []string{"MIT"}, License: "MIT", Holders: []string{"Two"}}),
		file("src/n.c", File{Leaves: []string{"MPL-2.0"}, License: "MPL-2.0"}))
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	var got []string
	for _, c := range NewFinder().Find(Input{Files: files, Names: []string{"demo"}, Leaves: []string{"AGPL-3.0-or-later"}}) {
		got = append(got, c.Package.Name+" "+strings.Join(c.Package.Files, ","))
	}
	want := []string{"ipfw src/ipfw/a.c,src/ipfw/b.c", "l src/l.c", "m src/m.c", "n src/n.c"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// tree makes an input of a project whose own files bear its notice, and of others: "path licence holder", where the holder may be
// left out. A licence file is told by its name.
func tree(own int, leaves []string, others ...string) Input {
	in := Input{Names: []string{"demo"}, Leaves: leaves}
	for i := range own {
		in.Files = append(in.Files, File{Path: fmt.Sprintf("src/own%02d.c", i), Kind: "text", Leaves: leaves[:1], License: leaves[0], Holders: []string{"Ours"}})
	}
	for _, o := range others {
		parts := strings.SplitN(o, " ", 3)
		f := File{Path: parts[0], Kind: "text", Terms: strings.HasSuffix(parts[0], "LICENSE")}
		if parts[1] != "-" {
			f.License, f.Leaves = parts[1], strings.Split(parts[1], "+")
		}
		if len(parts) > 2 {
			f.Holders = strings.Split(parts[2], "+")
		}
		in.Files = append(in.Files, f)
	}
	slices.SortFunc(in.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return in
}

// built gives files the kinds that compiled libraries have.
func built(in Input) Input {
	for i := range in.Files {
		switch file := &in.Files[i]; {
		case strings.HasSuffix(file.Path, ".dll"):
			file.Kind, file.Binary = "executable", true
		case strings.HasSuffix(file.Path, ".lib"):
			file.Kind, file.Binary = "archive", true
		}
	}
	return in
}

// A tree in which a known library's words stand everywhere is that library's, by whatever name.
func TestSelf(t *testing.T) {
	t.Parallel()
	finder := NewFinder()
	for own, want := range map[int]int{20: 0, 60: 1} {
		in := tree(own, []string{"LGPL-2.1-or-later"}, many(30, "lib/f%02d.c LGPL-2.1-or-later Them")...)
		for i := range in.Files {
			if strings.HasPrefix(in.Files[i].Path, "lib/") {
				in.Files[i].Clues = finder.Look(in.Files[i].Path, []byte("/* This file is part of libmspack. */\n"))
			}
		}
		if got := finder.Find(in); len(got) != want {
			t.Errorf("%d files of its own: %d components, want %d", own, len(got), want)
		}
	}
}

// What demos bring along is not what the tree is, be it most of the tree.
func TestSelfInDemos(t *testing.T) {
	t.Parallel()
	finder := NewFinder()
	in := tree(12, []string{"MIT"}, many(40, "demo/board/lib%02d.c LGPL-2.1-or-later Them")...)
	for i := range in.Files {
		if strings.HasPrefix(in.Files[i].Path, "demo/") {
			in.Files[i].Clues = finder.Look(in.Files[i].Path, []byte("/* This file is part of libmspack. */\n"))
		}
	}
	if got := finder.Find(in); len(got) != 1 || got[0].Package.Name != "libmspack" {
		t.Errorf("%d components, want libmspack", len(got))
	}
}

// A tree is called by the letters in its title, and without its year.
func TestCallings(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{"README for the Lamp Tool Library (LTL)": "LTL", "LTL2031": "LTL", "Lamp (a tool)": "", "libjpeg6": "", "X264": ""} {
		got := callings(title)[1:]
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

// Who signs nearly all files of a tree wrote it, be its root under other terms.
func TestSignsNearlyAll(t *testing.T) {
	t.Parallel()
	in := tree(1, []string{"MIT"}, append(many(30, "lib/f%02d.c ISC Board"), "COPYRIGHT MIT Union")...)
	for _, c := range NewFinder().Find(in) {
		t.Errorf("%s of %v", c.Package.Name, c.Package.Files)
	}
}

// A notice at the root gives files to others, and one to the project.
func TestListings(t *testing.T) {
	t.Parallel()
	finder := NewFinder()
	in := tree(20, []string{"LGPL-2.1-or-later"}, "COPYRIGHTS LGPL-2.1-or-later Ours", "src/su/ntop.c -", "src/su/pton.c -", "src/su/poll.c LGPL-2.1-or-later")
	notice := slices.IndexFunc(in.Files, func(f File) bool { return f.Path == "COPYRIGHTS" })
	in.Files[notice].Clues = finder.Look("COPYRIGHTS", []byte("src/su/ntop.c\nsrc/su/pton.c\nCopyright 1996 Some Consortium\n------------\nsrc/su/poll.c\nCopyright (C) 1994 Another Foundation\n------------\nsrc/own01.c\nCopyright 2001 Ours\n"))
	var got []string
	for _, c := range finder.Find(in) {
		got = append(got, c.Package.Name+" "+strings.Join(c.Package.Files, ","))
	}
	if want := []string{"ntop src/su/ntop.c,src/su/pton.c", "poll src/su/poll.c"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A notice at the root says that a copy of a work is included, which lies in a directory of its name.
func TestIncludedCopies(t *testing.T) {
	t.Parallel()
	finder := NewFinder()
	in := tree(20, []string{"MIT"}, "NOTICE.md -", "ringtest/bin/run.c -", "ringtest/lib/ring.c -", "other/lamp.c -")
	notice := slices.IndexFunc(in.Files, func(f File) bool { return f.Path == "NOTICE.md" })
	in.Files[notice].Clues = finder.Look("NOTICE.md", []byte("The distribution includes a copy of [ringtest](https://ring.example), on other terms, and contains copies of nothing else.\n"))
	var got []string
	for _, c := range finder.Find(in) {
		got = append(got, c.Package.Name)
	}
	if want := []string{"ringtest"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Many fonts of tests are test data, and a few are copies.
func TestFontsOfTests(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{3: 3, someFonts + 1: 0} {
		in := tree(5, []string{"MIT"}, many(n, "tests/fonts/f%02d.ttf -")...)
		for i := range in.Files {
			if file := &in.Files[i]; strings.HasSuffix(file.Path, ".ttf") {
				file.Kind = "font"
				file.Clues = []Clue{{Kind: contained, Name: "Font " + file.Path}}
			}
		}
		if got := len(NewFinder().Find(in)); got != want {
			t.Errorf("%d fonts: %d components, want %d", n, got, want)
		}
	}
}

// A known library has the version that its directory says, and not that of a tool in it.
func TestReleaseOfKnown(t *testing.T) {
	t.Parallel()
	finder := NewFinder()
	in := tree(12, []string{"MIT"}, "lib2/fmt-9.1.0/a.h -", "lib2/fmt-9.1.0/extra/tool/bin/tool.h -")
	for i := range in.Files {
		switch in.Files[i].Path {
		case "lib2/fmt-9.1.0/a.h":
			in.Files[i].Clues = finder.Look(in.Files[i].Path, []byte("// Formatting library for C++ - part\n"))
		case "lib2/fmt-9.1.0/extra/tool/bin/tool.h":
			in.Files[i].Clues = finder.Look(in.Files[i].Path, []byte("#define TOOL_VERSION \"0.40.7\"\n"))
		}
	}
	for _, c := range finder.Find(in) {
		if c.Package.PURL != "pkg:github/fmtlib/fmt@9.1.0" {
			t.Errorf("%s", c.Package.PURL)
		}
	}
}

func many(n int, format string) []string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprintf(format, i))
	}
	return all
}

func TestFind(t *testing.T) {
	t.Parallel()
	finder := NewFinder()
	marked := func(in Input, path string, text string) Input {
		i := slices.IndexFunc(in.Files, func(f File) bool { return f.Path == path })
		in.Files[i].Clues = finder.Look(path, []byte(text))
		return in
	}
	bundled := tree(12, []string{"MIT"}, "lib2/bundled/chrono.h -", "lib2/bundled/core.h -", "lib2/bundled/format.h -", "lib2/bundled/posix.h -")
	for _, name := range []string{"chrono", "core", "format"} {
		bundled = marked(bundled, "lib2/bundled/"+name+".h", "// Formatting library for C++ - part\n")
	}
	mixed := marked(tree(12, []string{"MIT"}, "third_party/text/a.h -", "third_party/text/b.h -", "third_party/text/c.h -", "third_party/text/noise.h -"), "third_party/text/noise.h", "// stb_perlin.h - v0.5 - perlin noise\n")
	nested := tree(12, []string{"MIT"}, "third_party/caller/call.h -", "third_party/caller/include/fmt/a.h -", "third_party/caller/include/fmt/b.h -", "third_party/caller/include/fmt/c.h -")
	module := marked(tree(12, []string{"MIT"}, "src/fmt/core.h -", "src/fmt/mod.c MIT Jane Doe", "src/fmt/use.c MIT Jane Doe"), "src/fmt/core.h", "// Formatting library for C++ - part\n")
	for _, name := range []string{"mod", "use"} {
		module = marked(module, "src/fmt/"+name+".c", "/* This file is part of Demo, a program. */\n")
	}
	modules := tree(12, []string{"MIT"}, many(4, "cmake/Mine%d.cmake MIT Ours")...)
	for _, name := range []string{"a", "b", "c"} {
		mixed = marked(mixed, "third_party/text/"+name+".h", "// Formatting library for C++ - part\n")
		nested = marked(nested, "third_party/caller/include/fmt/"+name+".h", "// Formatting library for C++ - part\n")
		at := "cmake/Find" + strings.ToUpper(name) + ".cmake"
		modules.Files = append(modules.Files, File{Path: at, Kind: "text", Clues: finder.Look(at, []byte("# Copyright 2001-2009 Kitware, Inc.\n#\n# Distributed under the OSI-approved BSD License (the \"License\");\n"))})
	}
	system, fork := tree(40, []string{"MIT"}, many(2, "src/b%d.c ISC Them")...), tree(40, []string{"MIT"}, many(30, "src/b%d.c MIT Ours")...)
	for _, in := range []Input{system, fork} {
		for i := range in.Files {
			if strings.HasPrefix(in.Files[i].Path, "src/b") {
				in.Files[i].Clues = finder.Look(in.Files[i].Path, []byte("/* $OpenBSD: list.c,v 1.4 2019/01/02 10:11:12 ada Exp $ */\n"))
			}
		}
	}
	speex := "/* Copyright (C) 2007 Somebody\n\n   File: resample.c\n   Arbitrary resampling code\n"
	for _, c := range []struct {
		name string
		in   Input
		want []string
	}{
		{"the root's licence file holds the notices of others' works too",
			tree(60, []string{"MIT", "BSD-3-Clause"}, "LICENSE MIT+BSD-3-Clause Ours+Them", "src/theirs.c BSD-3-Clause Them"), []string{"theirs src/theirs.c"}},
		{"the first author, on other terms, whom the root names and who signs many files",
			tree(60, []string{"BSD-3-Clause"}, append(many(12, "src/old/f%02d.c MIT Author"), "LICENSE BSD-3-Clause Author+Ours")...), nil},
		{"somebody with a fair share of the files, under other terms that the root names too",
			tree(60, []string{"MIT", "BSD-3-Clause"}, append(many(8, "chip/f%d.c BSD-3-Clause Maker"), "LICENSE MIT+BSD-3-Clause Ours")...), []string{"chip chip"}},
		{"files that the project gives away bear no notice, and a printed one",
			tree(60, []string{"MIT", "CC0-1.0"}, append(many(20, "tools/t%02d.c CC0-1.0"), "LICENSE MIT+CC0-1.0 Ours", "src/printed.c CC0-1.0 Banner Ltd")...), nil},
		{"what says that it is the project's in a directory for others' works",
			marked(marked(tree(60, []string{"LGPL-2.1-or-later"}, "LICENSE LGPL-2.1-or-later Ours", "src/oss/util.c LGPL-2.1-or-later Ours+Maker Ltd", "src/oss/lib.c LGPL-2.1-or-later Maker Ltd", "coverity/model.c - Jane Doe"), "src/oss/util.c", "/* This file is part of Demo. */\n"), "src/oss/lib.c", "/* This file is part of Wonder. */\n"), []string{"lib src/oss/lib.c"}},
		{"what another project's contributors hold, on the project's terms",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "src/parse.c MIT mathparse contributors", "src/both.c MIT other contributors+Ours", "src/demo.c MIT the demo contributors", "src/jane.c MIT Jane Doe"), []string{"parse src/parse.c"}},
		{"what the project went on with, under its own terms and others",
			tree(60, []string{"MPL-2.0"}, "LICENSE MPL-2.0 Ours", "src/tcp.c BSD-3-Clause+MPL-2.0 Ours+Wonder Inc.", "src/help.c BSD-3-Clause+MPL-2.0 Ours+Jane Doe", "tests/kit.h ISC Kit Labs", "tests/jane.h ISC Jane Roe", "src/lldp/a.c ISC Ours+Vince", "src/lldp/b.c ISC Ours+Vince", "src/lldp/c.c ISC Ours+Vince"),
			[]string{"kit tests/kit.h", "lldp src/lldp/a.c,src/lldp/b.c,src/lldp/c.c", "tcp src/tcp.c"}},
		{"what the root's licence file has a section for, on terms like the project's",
			marked(tree(60, []string{"MIT", "BSD-3-Clause"}, append(many(9, "src/wonder/f%d.c BSD-3-Clause Wonder Institute"), "LICENSE MIT+BSD-3-Clause Ours+Wonder Institute", "include/wonder/w.h BSD-3-Clause Wonder Institute")...), "LICENSE", "Copyright 2001 Ours\n\n====================\nwonder\nCopyright 2018 Wonder Institute\n"),
			[]string{"wonder include/wonder", "wonder src/wonder"}},
		{"a work of others in a directory of another",
			tree(60, []string{"MIT"}, "LICENSE MIT Ours", "src/ppp/a.c ISC Them", "src/ppp/b.c ISC Them", "src/ppp/kit/c.c ISC Third", "src/ppp/kit/d.c ISC Third", "src/ppp/more/e.c ISC Them"),
			[]string{"kit src/ppp/kit", "ppp src/ppp/a.c,src/ppp/b.c,src/ppp/more/e.c"}},
		{"an example called after the library that it is for",
			marked(tree(12, []string{"MIT"}, "examples/contiki/server.c BSD-3-Clause Ours", "examples/contiki/conf.h -", "examples/contiki/conf2.h -"), "examples/contiki/server.c", "/* This file is part of the Contiki operating system. */\n"),
			[]string{"contiki examples/contiki/server.c"}},
		{"files that are part of a GNU program, under the project's licence, and one of a GNU program that the project is",
			marked(marked(tree(12, []string{"GPL-3.0-or-later"}, "COPYING GPL-3.0-or-later Free Software Foundation, Inc.", "src/rds/a.h GPL-3.0-or-later Free Software Foundation, Inc.", "src/b.h GPL-3.0-or-later Free Software Foundation, Inc.", "src/c.h GPL-3.0-or-later Ours"), "src/rds/a.h", "/* This file is part of GNU Wonder. */\n"), "src/b.h", "/* This file is part of GNU Demo. */\n"),
			[]string{"GNU-Wonder src/rds/a.h"}},
		{"other files of a person, one of whose says where it is from",
			marked(tree(60, []string{"MIT"}, "LICENSE MIT Ours", "src/x/wheel.c ISC Jane Doe", "src/y/gauge.c ISC Jane Doe", "src/y/y.c MIT Ours", "src/z/dial.c BSD-2-Clause Jane Doe", "src/z/z.c MIT Ours"), "src/x/wheel.c", "/* Copied from Quirk. */\n"), []string{"dial src/z/dial.c", "Quirk src/x/wheel.c,src/y/gauge.c"}},
		{"a find module on other terms that nobody signs, and such a one on the project's",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "cmake/FindWick.cmake CC0-1.0", "cmake/FindOil.cmake MIT", "cmake/Lamp.cmake CC0-1.0"), []string{"FindWick cmake/FindWick.cmake"}},
		{"a file copied from a path in the tree",
			marked(tree(12, []string{"MIT"}, "tools/x.c MIT Jane Doe"), "tools/x.c", "/* copied from src/own01.c */\n"), nil},
		{"what another project began and this one goes on with",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "src/x86/a.c MIT wonder contributors+Ours", "src/x86/b.c MIT wonder contributors+Ours", "src/spread/a.c MIT Any contributors+Ours", "src/out/a.c MIT Any contributors+Ours"), []string{"wonder src/x86/a.c,src/x86/b.c"}},
		{"terms that licit does not know, where the project writes its own into its files",
			tree(60, []string{"MIT"}, "LICENSE MIT Ours", "src/x/cond.c - Somebody", "src/x/none.c -"), []string{"cond src/x/cond.c"}},
		{"the same where the project does not",
			tree(3, []string{"MIT"}, append(many(20, "lib2/o%02d.c - Ours"), "LICENSE MIT Ours", "src/x/cond.c - Somebody")...), nil},
		{"libraries among examples, and those of a holder who writes everywhere",
			tree(60, []string{"BSD-3-Clause"}, "examples/libs/shell/a.c BSD-3-Clause Jane Doe", "os/lib/stubs/a.c BSD-3-Clause Maker", "os/lib/kit/a.c BSD-3-Clause Other", "os/a/a.c BSD-3-Clause Maker", "os/b/a.c BSD-3-Clause Maker", "os/c/a.c BSD-3-Clause Maker"), []string{"kit os/lib/kit"}},
		{"parts of the project that lie in a directory called externs",
			tree(12, []string{"MIT"}, "targets/fast_switch/externs/fast_meter.c MIT Maker", "targets/fast_switch/externs/slow_meter.c MIT Maker", "targets/fast_switch/externs/fast_hash.c ISC Maker"),
			[]string{"fast_hash targets/fast_switch/externs/fast_hash.c", "slow_meter targets/fast_switch/externs/slow_meter.c"}},
		{"a directory of one library whose files do not all have its words", bundled, []string{"fmt lib2/bundled/chrono.h,lib2/bundled/core.h,lib2/bundled/format.h,lib2/bundled/posix.h"}},
		{"an entry that is mostly one library's, with a file of another", mixed, []string{"stb_perlin third_party/text/noise.h", "fmt third_party/text"}},
		{"an entry that brings along a library of more files than its own", nested, []string{"caller third_party/caller", "fmt third_party/caller/include/fmt/a.h,third_party/caller/include/fmt/b.h,third_party/caller/include/fmt/c.h"}},
		{"the project's module for a library, with a file of the library", module, []string{"fmt src/fmt/core.h"}},
		{"modules for CMake from one place among others", modules, []string{"cmake-module cmake/FindA.cmake,cmake/FindB.cmake,cmake/FindC.cmake"}},
		{"files of a BSD, and a tree that went on with them", system, []string{"OpenBSD src/b0.c,src/b1.c"}},
		{"the same where they are a good part of the tree", fork, nil},
		{"a header that names who wrote a part of it after what it is",
			marked(tree(12, []string{"MIT"}, "src/x/base64.c -"), "src/x/base64.c", "/*\n * Base64 encoding/decoding (RFC1341)\n * Copyright (c) 2005-2011, Jouni Malinen <j@w1.fi>\n */\n"), []string{"base64-malinen src/x/base64.c"}},
		{"a file copied from a project in which another than the project holds a copyright, and one in which nobody else does",
			marked(marked(tree(12, []string{"MIT"}, "src/x/filter.c MIT Jane Doe", "src/y/filter2.c MIT Ours"), "src/x/filter.c", "/* Copied from Quirk. */\n"), "src/y/filter2.c", "/* Copied from Quirk. */\n"), []string{"Quirk src/x/filter.c"}},
		{"a directory with a licence file of its own, on the project's terms",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "contrib/font/LICENSE MIT Them", "contrib/font/enc.c -", "contrib/font/dec.c MIT Them"), []string{"font contrib/font"}},
		{"such a directory that the project signs",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "mod/LICENSE MIT Them", "mod/enc.c MIT Ours+Them"), nil},
		{"a collection among examples, and a single example",
			tree(60, []string{"MIT"}, append(many(25, "minimal-examples/board/drivers/d%02d.c BSD-3-Clause Maker"), "LICENSE MIT Ours", "minimal-examples/small/main.c BSD-3-Clause Jane")...), []string{"drivers " + strings.Join(many(25, "minimal-examples/board/drivers/d%02d.c"), ",")}},
		{"a package of the project whose test quotes the works of others",
			tree(12, []string{"MIT"}, "scan/vendored/vendored.go -", "scan/vendored/vendored_test.go BSD-3-Clause Them"), nil},
		{"parts of an entry that is a file", tree(12, []string{"MIT"}, "src/external/process.cpp -", "src/external/process_unix.cpp -", "src/external/process_win.cpp -", "src/external/other.cpp -"),
			[]string{"other src/external/other.cpp", "process src/external/process.cpp,src/external/process_unix.cpp,src/external/process_win.cpp"}},
		{"a person who writes for the project in many places, and one who brought something along",
			tree(60, []string{"BSD-3-Clause"}, "plug/a/a.c BSD-2-Clause Jane Doe", "plug/b/b.c BSD-2-Clause Jane Doe", "plug/c/c.c BSD-2-Clause Jane Doe", "plug/d/d.c BSD-2-Clause John Roe", "plug/e/e.c BSD-3-Clause Ours", "plug/f/f.c BSD-3-Clause Ours", "plug/g/g.c BSD-3-Clause Ours", "src/x/e.c ISC Maker Inc", "src/y/e.c ISC Maker Inc", "src/z/e.c ISC Maker Inc"),
			[]string{"d plug/d", "x src/x", "y src/y", "z src/z"}},
		{"a library in several directories of one",
			tree(60, []string{"BSD-3-Clause"}, "fuzz/kit/a.c MIT Jane Doe", "fuzz/kit/a2.c MIT Jane Doe", "fuzz/kit/b/b.c MIT Jane Doe", "fuzz/kit/c/c.c MIT Jane Doe", "fuzz/main.c BSD-3-Clause Ours", "fuzz/main2.c BSD-3-Clause Ours"),
			[]string{"kit fuzz/kit/a.c,fuzz/kit/a2.c,fuzz/kit/b/b.c,fuzz/kit/c/c.c"}},
		{"what the holder of a known component signs beside it",
			marked(tree(60, []string{"GPL-3.0-only"}, "src/plug/resample.c BSD-3-Clause Somebody", "src/plug/jitter.c BSD-3-Clause Somebody", "src/plug/x.c BSD-3-Clause Third", "src/plug/plug.c GPL-3.0-only Ours", "src/plug/plug2.c GPL-3.0-only Ours", "src/plug/plug3.c GPL-3.0-only Ours"), "src/plug/resample.c", speex),
			[]string{"speexdsp src/plug/jitter.c,src/plug/resample.c", "x src/plug/x.c"}},
		{"a library that the project and its author sign, in a directory of two files, and a directory that says nothing",
			tree(90, []string{"Apache-2.0"}, "LICENSE Apache-2.0 Ours", "util/knob/knob.c Apache-2.0+MIT Ours+Jane Doe", "util/knob/knob.h Apache-2.0+MIT Ours+Jane Doe", "src/core/a.c Apache-2.0+MIT Ours+John Roe", "src/core/b.c Apache-2.0+MIT Ours+John Roe"),
			[]string{"knob util/knob/knob.c,util/knob/knob.h"}},
		{"what a university and the project sign without terms, where the project writes its own into its files",
			tree(60, []string{"Apache-2.0"}, "LICENSE Apache-2.0 Ours", "src/tar/libtar.c - Ours+University of Wonder+Mark Roe"), []string{"libtar src/tar/libtar.c"}},
		{"what several companies sign on the project's terms, and one",
			tree(60, []string{"Apache-2.0"}, "LICENSE Apache-2.0 Ours", "src/sum/crc.cpp Apache-2.0 Lamp Inc.+Dial Corporation", "src/sum/other.cpp Apache-2.0 Knob Inc."), []string{"crc src/sum/crc.cpp"}},
		{"a person's files in two directories, on the same terms, and a company's",
			tree(60, []string{"GPL-3.0-only"}, "LICENSE GPL-3.0-only Ours", "src/own.c GPL-3.0-only Ours", "src/a/plan.c MIT Jane Doe", "src/a/own.c GPL-3.0-only Ours", "src/a/own2.c GPL-3.0-only Ours", "src/b/math3.c MIT Jane Doe", "src/b/own.c GPL-3.0-only Ours", "src/b/own2.c GPL-3.0-only Ours", "src/b/chip.c ISC Maker Inc", "src/a/chap.c ISC Maker Inc"),
			[]string{"chap src/a/chap.c", "chip src/b/chip.c", "plan src/a/plan.c,src/b/math3.c"}},
		{"a file called as the project is, which another signs",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "python/demo.py BSD-2-Clause Them Ltd"), nil},
		{"parts of a script that say its name and more, and the file of a name by itself",
			marked(tree(12, []string{"MIT"}, "web/ui.js -"), "web/ui.js", "/*! Wonder UI - v1.2.1 - 2021 */\n/*!\n * Wonder UI Effects Blind 1.2.1\n */\n/*!\n * Wonder UI Menu 1.2.1\n */\n"), []string{"Wonder UI web/ui.js"}},
		{"a library that brings a part of another along within its file",
			marked(tree(12, []string{"MIT"}, "libs/json/json.hpp MIT Niels Lohmann"), "libs/json/json.hpp", "/*\n    JSON for Modern C++\n version 3.10.4\n */\n"+strings.Repeat("\n", 150)+"/* Hedley - https://nemequ.github.io/hedley */\n"), []string{"nlohmann-json libs/json"}},
		{"who signs one directory of a tree in which nothing else is signed",
			tree(0, []string{"MIT"}, append(append(many(30, "boot/support/f%02d.c Apache-2.0 Maker Ltd"), many(60, "main/m%02d.c -")...), "LICENSE MIT Ours")...), []string{"support boot/support"}},
		{"a maker's library as it was built, for two machines, with its header; the project's own, and what was built of a source beside it",
			built(tree(12, []string{"MIT"}, "LICENSE MIT Ours", "src/usb/kit/KIT3.h -", "src/usb/kit/x64/KIT3.lib -", "src/usb/kit/x86/KIT3.dll -", "src/bin/demo.dll -", "mex/sum.c -", "mex/sum.dll -", "src/bin/msvcp140.dll -")),
			[]string{"KIT3 src/usb/kit/KIT3.h,src/usb/kit/x64/KIT3.lib,src/usb/kit/x86/KIT3.dll"}},
		{"a directory that git-subrepo copied",
			marked(tree(12, []string{"MIT"}, "LICENSE MIT Ours", "src/knob/.gitrepo -", "src/knob/a.c -", "src/knob/b.c -"), "src/knob/.gitrepo", "[subrepo]\n\tremote = git@github.com:knobs/knob.git\n\tbranch = master\n\tcommit = 7c3479e0a9dac17f448603ec1ad64c7c625f530c\n"),
			[]string{"knob src/knob"}},
		{"the project for another language, in a directory for others' works",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "subprojects/js/bind.cpp -", "subprojects/knob/knob.cpp -"), []string{"knob subprojects/knob"}},
		{"the version header of a directory with a short name",
			marked(tree(12, []string{"MIT"}, "LICENSE MIT Ours", "src/idn/res.c ISC Them Inc", "src/idn/version.h ISC Them Inc"), "src/idn/version.h", "#define IDNKIT_VERSION \"1.0\"\n"), []string{"idn src/idn"}},
		{"a directory whose file says what lies there",
			marked(tree(12, []string{"MIT"}, "LICENSE MIT Ours", "src/knob/README.chromium -", "src/knob/a.c MIT Ours", "src/knob/sub/b.c -"), "src/knob/README.chromium", "Name: Knob library\nShort Name: knob\nURL: https://knob.example\nVersion: 4.5\n"),
			[]string{"knob src/knob"}},
		{"sources called after the work that a licence file at the root is for, and one for a licence",
			tree(12, []string{"MIT"}, "LICENSE MIT Ours", "LICENSE.wonder ISC Them", "LICENSE.apache Apache-2.0 Those", "src/ourwonder.c MIT Ours", "src/wonder/a.c MIT Ours", "src/apache.c MIT Ours"), []string{"wonder src/ourwonder.c,src/wonder/a.c"}},
		{"a directory called after a library that connects the project to it",
			marked(tree(12, []string{"GPL-3.0-only"}, "src/speexdsp/some.c BSD-3-Clause Somebody", "src/speexdsp/a.c GPL-3.0-only Ours", "src/speexdsp/b.c GPL-3.0-only Ours"), "src/speexdsp/some.c", speex), []string{"speexdsp src/speexdsp/some.c"}},
	} {
		var got []string
		for _, found := range finder.Find(c.in) {
			got = append(got, found.Package.Name+" "+strings.Join(found.Package.Files, ","))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}
