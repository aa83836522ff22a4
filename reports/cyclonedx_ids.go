package reports

import "strings"

// youngIDs are ids of the SPDX list that the first schema of CycloneDX 1.6 and 1.7 does not enumerate
// (its spdx.schema.json goes with list 3.17), so that readers may refuse them as the id of a
// licence. The writer gives them as expressions, which no schema enumerates.
var youngIDs = idSet(`
	3D-Slicer-1.0 AdaCore-doc Adobe-Display-PostScript Adobe-Utopia Advanced-Cryptics-Dictionary ALGLIB-Documentation AMD-newlib AML-glslang any-OSI
	any-OSI-perl-modules Artistic-dist Aspell-RU ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1 bcrypt-Solar-Designer Bitstream-Charter Boehm-GC
	Boehm-GC-without-fee BOLA-1.1 Brian-Gladman-2-Clause Brian-Gladman-3-Clause BSD-2-Clause-Darwin BSD-2-Clause-first-lines
	BSD-2-Clause-pkgconf-disclaimer BSD-3-Clause-acpica BSD-3-Clause-flex BSD-3-Clause-HP BSD-3-Clause-Sun BSD-3-Clause-Tso BSD-4.3RENO BSD-4.3TAHOE
	BSD-Advertising-Acknowledgement BSD-Attribution-HPND-disclaimer BSD-Inferno-Nettverk BSD-Mark-Modifications BSD-Source-beginning-file BSD-Systemics
	BSD-Systemics-W3Works Buddy Caldera-no-preamble CAPEC-tou Catharon CC-BY-3.0-AU CC-BY-3.0-IGO CC-BY-NC-SA-2.0-DE CC-BY-SA-3.0-IGO CC-PDM-1.0
	CC-SA-1.0 CFITSIO check-cvs checkmk Clips CMU-Mach CMU-Mach-nodoc Cornell-Lossless-JPEG Cronyx CryptoSwift cve-tou DEC-3-Clause DL-DE-ZERO-2.0
	DocBook-DTD DocBook-Schema DocBook-Stylesheet DocBook-XML DRL-1.1 dtoa ESA-PL-permissive-2.4 ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4 FBM
	Ferguson-Twofish FSFAP-no-warranty-disclaimer FSFULLRSD FSFULLRWD FSL-1.1-ALv2 FSL-1.1-MIT Furuseth fwlw Game-Programming-Gems GCR-docs generic-xts
	Graphics-Gems gtkbook Gutmann HDF5 hdparm HIDAPI HP-1986 HP-1989 HPND-DEC HPND-doc HPND-doc-sell HPND-export-US HPND-export-US-acknowledgement
	HPND-export-US-modify HPND-export2-US HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Intel HPND-Kevlin-Henney HPND-Markus-Kuhn
	HPND-merchantability-variant HPND-MIT-disclaimer HPND-Netrek HPND-Pbmplus HPND-sell-MIT-disclaimer-xserver HPND-sell-regexpr
	HPND-sell-variant-critical-systems HPND-sell-variant-MIT-disclaimer HPND-sell-variant-MIT-disclaimer-rev HPND-SMC HPND-UC HPND-UC-export-US
	hyphen-bulgarian IEC-Code-Components-EULA IJG-short Inner-Net-2.0 InnoSetup ISC-Veillard ISO-permission jove JPL-image Kastrup Kazlib Knuth-CTAN
	Latex2e-translated-notice libpng-1.6.35 libutil-David-Nugent Linux-man-pages-1-para Linux-man-pages-copyleft-2-para Linux-man-pages-copyleft-var LOOP
	LPD-document lsof Lucida-Bitmap-Fonts LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Mackerras-3-Clause Mackerras-3-Clause-acknowledgment magaz mailprio
	man2html Martin-Birgmeier McPhee-slideshow metamail Minpack MIPS MIT-Click MIT-Festival MIT-Khronos-old MIT-STK MIT-testregex MIT-Wu MMIXware
	MMPL-1.0.1 MPEG-SSG mpi-permissive MS-LPL NCBI-PD NCL ngrep NICTA-1.0 NIST-PD-TNT NIST-Software NTIA-PD OAR OFFIS OLFL-1.3 OpenMDW-1.0 OpenPBS-2.3
	OpenSSL-standalone OpenVision OPL-UK-3.0 OSC-1.0 OSSP PADL ParaType-Free-Font-1.3 Pixar pkgconf pnmstitch PPL Python-2.0.1 python-ldap
	QPL-1.0-INRIA-2004 radvd Ruby-pty SAX-PD-2.0 Sendmail-Open-Source-1.1 SGI-OpenGL SGMLUG-PM SGP4 SL SMAIL-GPL snprintf SOFA softSurfer Soundex
	ssh-keyscan SSLeay-standalone SUL-1.0 Sun-PPP Sun-PPP-2000 SunPro swrule Symlinks TekHVC TermReadKey TGPPL-1.0 ThirdEye threeparttable TPDL TPL-1.0
	TrustedQSL TTWL TTYP0 Ubuntu-font-1.0 UCAR ulem UMich-Merit Unicode-3.0 UnixCrypt Unlicense-libtelnet Unlicense-libwhirlpool UnRAR URT-RLE Vixie-Cron
	w3m Widget-Workshop WordNet WTFNMFPL wwl X11-no-permit-persons X11-swapped Xdebug-1.03 Xfig xkeyboard-config-Zinoviev xlock xzoom Zeeff
`)

func idSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, id := range strings.Fields(list) {
		set[id] = true
	}
	return set
}
