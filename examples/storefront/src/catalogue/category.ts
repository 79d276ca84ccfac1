import type { Text } from '../language.ts';

/** The shop's six shelves. */
export const categoryIds = ['gom-su', 'may-tre', 'vai-ao', 'tra-ca-phe', 'bep-que', 'nen-huong'] as const;
export type CategoryId = (typeof categoryIds)[number];

/** A shelf with what is said of it. */
export interface Category {
  readonly id: CategoryId;
  readonly name: Text;
  readonly intro: Text;
  /** Wall and accent of its pictures and its page. */
  readonly colour: string;
  readonly accent: string;
}

export const categories: readonly Category[] = [
  {
    id: 'gom-su',
    name: { vi: 'Gốm sứ', en: 'Ceramics' },
    intro: {
      vi: 'Chén bát, ấm trà, bình hoa nung củi. Mỗi món một vệt men, không món nào giống món nào.',
      en: 'Cups, teapots and vases fired with wood. Every glaze runs its own way, no two pieces are alike.',
    },
    colour: '#dfe6e4',
    accent: '#3d6b73',
  },
  {
    id: 'may-tre',
    name: { vi: 'Mây tre', en: 'Rattan & bamboo' },
    intro: {
      vi: 'Giỏ, đèn, khay đan tay từ mây già, tre ngâm và cói phơi nắng ở các làng nghề.',
      en: 'Baskets, lamps and trays, woven by hand from aged rattan, soaked bamboo and sun-dried sedge.',
    },
    colour: '#ece2cd',
    accent: '#9a6b2f',
  },
  {
    id: 'vai-ao',
    name: { vi: 'Vải & áo', en: 'Cloth & clothing' },
    intro: {
      vi: 'Linen, đũi và lụa nhuộm chàm, nâu, nghệ. May thong dong, mặc mát, càng giặt càng mềm.',
      en: 'Linen, raw silk and silk dyed with indigo, yam and turmeric. Easy cuts that soften with every wash.',
    },
    colour: '#dde2ec',
    accent: '#34507f',
  },
  {
    id: 'tra-ca-phe',
    name: { vi: 'Trà & cà phê', en: 'Tea & coffee' },
    intro: {
      vi: 'Trà shan cổ thụ, trà sen ướp tay, cà phê rang vừa mỗi tuần, và đồ pha để ngồi lâu.',
      en: 'Old-tree shan tea, hand-scented lotus tea, coffee roasted weekly, and what it takes to brew them slowly.',
    },
    colour: '#e6e3d1',
    accent: '#5f6b2f',
  },
  {
    id: 'bep-que',
    name: { vi: 'Bếp quê', en: 'Pantry' },
    intro: {
      vi: 'Mật ong, nước mắm, mứt và gia vị của những nhà làm ít mà kỹ.',
      en: 'Honey, fish sauce, preserves and spices from small makers who take their time.',
    },
    colour: '#f3e0cf',
    accent: '#b5533c',
  },
  {
    id: 'nen-huong',
    name: { vi: 'Nến & hương', en: 'Candles & care' },
    intro: {
      vi: 'Nến sáp ong, trầm, xà phòng lá tắm và tinh dầu chưng cất cho buổi tối chậm lại.',
      en: 'Beeswax candles, agarwood, leaf soaps and distilled oils for evenings that slow down.',
    },
    colour: '#ecdfe2',
    accent: '#8a4f63',
  },
];

/** The category with this id; undefined when there is none. */
export function findCategory(id: string): Category | undefined {
  return categories.find((category) => category.id === id);
}
