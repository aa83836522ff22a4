package sbom

import (
	"bufio"
	"bytes"
	"fmt"
	"regexp"
	"strings"

	spdxjson "github.com/spdx/tools-golang/json"
	"github.com/spdx/tools-golang/spdx/v2/common"
	"github.com/spdx/tools-golang/spdx/v2/v2_3"
	"github.com/spdx/tools-golang/tagvalue"

	"github.com/licit-compliance/licit/scanner/spdx"
)

// brief cuts what a library says: it may quote a value of the document whole.
func brief(said string) string {
	const most = 300
	if len(said) <= most {
		return said
	}
	return strings.ToValidUTF8(said[:most/2], "") + " … " + strings.ToValidUTF8(said[len(said)-most/2:], "")
}

// maxTagLine is how many bytes a line of a tag-value document may have: the library that reads it takes no longer ones.
const maxTagLine = bufio.MaxScanTokenSize - 1

// shortLines says which line is too long, if one is.
func shortLines(data []byte) error {
	for line := 1; len(data) > 0; line++ {
		n := bytes.IndexByte(data, '\n')
		if n < 0 {
			n = len(data)
		}
		if n > maxTagLine {
			return fmt.Errorf("line %d has %d bytes, and licit reads %d of a line: break it within <text>…</text>, or give the document as SPDX JSON", line, n, maxTagLine)
		}
		data = data[min(n+1, len(data)):]
	}
	return nil
}

func readSPDX(data []byte, encoding string) (*Document, error) {
	doc := new(v2_3.Document)
	var err error
	version := ""
	if encoding == "JSON" {
		version = firstMatch(spdxVersionJSON, data)
		if version != "2.2" && version != "2.3" {
			return nil, &VersionError{"SPDX", version, "2.2 and 2.3"}
		}
		err = spdxjson.ReadInto(bytes.NewReader(data), doc)
	} else {
		version = firstMatch(spdxVersionTag, data)
		if version != "2.2" && version != "2.3" {
			return nil, &VersionError{"SPDX", version, "2.2 and 2.3"}
		}
		if err = shortLines(data); err == nil {
			err = tagvalue.ReadInto(bytes.NewReader(data), doc)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("SPDX %s as %s: %s", version, encoding, brief(err.Error()))
	}
	d := &Document{
		Format: "SPDX", Version: version, Encoding: encoding, ID: doc.DocumentNamespace, Name: doc.DocumentName, DataLicense: doc.DataLicense,
		Texts: map[string]string{}, Names: map[string]string{}, Comment: doc.DocumentComment,
	}
	if encoding == "JSON" {
		d.raw = data
	}
	if info := doc.CreationInfo; info != nil {
		d.Created = info.Created
		d.Comment = strings.TrimSpace(info.CreatorComment + "\n" + d.Comment)
		d.Type = cisaType.FindString(info.CreatorComment)
		for _, c := range info.Creators {
			if c.CreatorType == "Tool" {
				d.Tools = append(d.Tools, toolOf(c.Creator))
			} else {
				d.Authors = append(d.Authors, partyOf(c.CreatorType, c.Creator))
			}
		}
	}
	for _, l := range doc.OtherLicenses {
		d.Texts[l.LicenseIdentifier], d.Names[l.LicenseIdentifier] = l.ExtractedText, l.LicenseName
	}
	for i, p := range doc.Packages {
		c := Component{
			Ref: string(p.PackageSPDXIdentifier), Path: fmt.Sprintf("/packages/%d", i), Name: p.PackageName, Version: p.PackageVersion, Type: p.PrimaryPackagePurpose,
			FileName: p.PackageFileName, Download: p.PackageDownloadLocation, Declared: p.PackageLicenseDeclared, Concluded: p.PackageLicenseConcluded,
			Copyright: p.PackageCopyrightText, Verification: p.PackageVerificationCode != nil && p.PackageVerificationCode.Value != "",
		}
		if s := p.PackageSupplier; s != nil {
			c.Supplier = partyOf(s.SupplierType, s.Supplier)
		}
		if o := p.PackageOriginator; o != nil {
			c.Creator = partyOf(o.OriginatorType, o.Originator)
		}
		for _, h := range p.PackageChecksums {
			c.Hashes = append(c.Hashes, Hash{string(h.Algorithm), h.Value})
		}
		for _, x := range p.PackageExternalReferences {
			switch {
			case x.RefType == "purl":
				c.PURL = x.Locator
			case strings.HasPrefix(x.RefType, "cpe"), x.RefType == "swh", x.RefType == "gitoid":
				c.IDs = append(c.IDs, x.Locator)
			}
		}
		c.Reasons = map[string]string{"license": p.PackageLicenseComments}
		for _, m := range notKnown.FindAllStringSubmatch(p.PackageComment, -1) {
			c.Reasons[m[1]] = m[2]
		}
		for _, s := range []string{p.PackageLicenseComments, p.PackageSourceInfo, p.PackageComment} {
			if s != "" {
				c.Comments = append(c.Comments, s)
			}
		}
		d.Components = append(d.Components, c)
		for n, f := range p.Files {
			d.file(f, fmt.Sprintf("%s/files/%d", c.Path, n))
			d.Edges = append(d.Edges, Edge{From: c.Ref, To: string(f.FileSPDXIdentifier), Relation: common.TypeRelationshipContains, Path: c.Path + "/hasFiles"})
		}
	}
	for i, f := range doc.Files {
		d.file(f, fmt.Sprintf("/files/%d", i))
	}
	for i, r := range doc.Relationships {
		from, to := refOf(r.RefA), refOf(r.RefB)
		e := Edge{From: from, To: to, Relation: r.Relationship, Path: fmt.Sprintf("/relationships/%d", i), Comment: r.RelationshipComment}
		switch {
		case r.Relationship == common.TypeRelationshipDescribe && from == "DOCUMENT":
			d.Roots = append(d.Roots, to)
		case r.Relationship == common.TypeRelationshipDescribeBy && to == "DOCUMENT":
			d.Roots = append(d.Roots, from)
		default:
			d.Edges = append(d.Edges, e)
		}
	}
	return d, nil
}

func (d *Document) file(f *v2_3.File, path string) {
	c := Component{
		Ref: string(f.FileSPDXIdentifier), Path: path, File: true, Name: strings.TrimPrefix(f.FileName, "./"), Concluded: f.LicenseConcluded,
		Unmarked: strings.Join(f.LicenseInfoInFiles, " AND "), Copyright: f.FileCopyrightText,
	}
	for _, h := range f.Checksums {
		c.Hashes = append(c.Hashes, Hash{string(h.Algorithm), h.Value})
	}
	d.files++
	d.Components = append(d.Components, c)
}

var (
	spdxVersionJSON = regexp.MustCompile(`"spdxVersion"\s*:\s*"SPDX-([^"]*)"`)
	spdxVersionTag  = regexp.MustCompile(`(?m)^SPDXVersion:\s*SPDX-(\S*)`)
	cisaType        = regexp.MustCompile(`\b(Design|Source|Build|Analyzed|Deployed|Runtime)\b`)
	notKnown        = regexp.MustCompile(`(?m)^Not known: (\w+): (.*)\.$`)
	contact         = regexp.MustCompile(`^(.*?)\s*\(([^()]*)\)$`)
	toolVersion     = regexp.MustCompile(`^(.+)-(v?\d[^-]*)$`)
)

func firstMatch(re *regexp.Regexp, data []byte) string {
	if m := re.FindSubmatch(data); m != nil {
		return string(m[1])
	}
	return ""
}

func partyOf(kind, words string) Party {
	if words == spdx.NoAssertion || words == "" {
		return Party{}
	}
	p := Party{Kind: kind, Name: words}
	if m := contact.FindStringSubmatch(words); m != nil {
		p.Name, p.Contact = m[1], m[2]
	}
	return p
}

func toolOf(words string) Tool {
	if m := toolVersion.FindStringSubmatch(words); m != nil {
		return Tool{m[1], m[2]}
	}
	return Tool{Name: words}
}

func refOf(id common.DocElementID) string {
	switch {
	case id.SpecialID != "":
		return id.SpecialID
	case id.DocumentRefID != "":
		return "DocumentRef-" + string(id.DocumentRefID) + ":" + string(id.ElementRefID)
	}
	return string(id.ElementRefID)
}
